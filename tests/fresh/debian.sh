#!/usr/bin/env bash
# What README promises of a machine that has nothing, shown on one: a Debian with python3 and make, set up anew.
#
#   tests/fresh/debian.sh [test]      with "test", the whole suite runs there too, as a user who is nobody
#
# Needs root and debootstrap. SUITE is the Debian to set up, else that of this machine; ROOT an empty folder for it,
# which is kept, else one that is removed. Where packages come from is taken from this machine's own apt and pip
# when it runs, and stands in no file of ours. Every check prints one line; the first that fails ends it.
set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
commit="$(git -c safe.directory="$project" -C "$project" rev-parse HEAD)"
begun=$SECONDS

say() { printf '== %4ds  %s\n' "$((SECONDS - begun))" "$*"; }
fail() {
  printf '!! %s\n' "$*" >&2
  exit 1
}

# All mounts are made in a namespace of their own, which ends with this script however it ends.
if [[ "${APART:-}" != yes ]]; then
  ((EUID == 0)) || fail "this sets up a root of its own, which takes root: sudo make fresh"
  command -v debootstrap >/dev/null || fail "debootstrap is missing; on Debian: apt-get install debootstrap"
  exec env APART=yes unshare --mount --propagation private -- "${BASH_SOURCE[0]}" "$@"
fi

if [[ -n "${ROOT:-}" ]]; then
  root="$(mkdir -p "$ROOT" && cd "$ROOT" && pwd)"
else
  root="$(mktemp -d)"
  chmod 755 "$root" # it becomes the / of people who are not root
  # The mounts are of this namespace, and are gone before anything is removed.
  trap 'umount --recursive --lazy "$root"/{proc,dev/pts,dev/shm} 2>/dev/null; rm -rf --one-file-system "$root"' EXIT
fi

suite="${SUITE:-$(. /etc/os-release && echo "$VERSION_CODENAME")}"
mirror="$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
  sed -n "s/^$(. /etc/os-release && echo "$VERSION_CODENAME") //p" | head -n 1)"
[[ -n "$mirror" ]] || fail "no source of packages is known to apt here; run: apt-get update"

if [[ ! -e "$root/etc/debian_version" ]]; then
  say "a $suite with python3 and make, and nothing else"
  debootstrap --variant=minbase --include=python3,make "$suite" "$root" "$mirror" >"$root.log" 2>&1 ||
    fail "debootstrap failed; its last line: $(tail -n 1 "$root.log")"
  rm -f "$root.log"
fi
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm" 2>/dev/null || { mkdir -p "$root/dev/shm" && mount -t tmpfs shm "$root/dev/shm"; }

mkdir -p "$root/dev/pts" && mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
ln -sf pts/ptmx "$root/dev/ptmx"

# The way to packages, as this machine has it.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
cp -L /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
rm -f "$root"/etc/apt/apt.conf.d/*{packagekit,appstream}*
handed=()
while IFS='=' read -r key value; do
  key="${key##*.}" value="${value#\'}" value="${value%\'}"
  case "$key" in
  index-url | extra-index-url | trusted-host | proxy | default-timeout)
    [[ "$value" == file:* ]] || handed+=("PIP_$(tr a-z- A-Z_ <<<"$key")=$value")
    ;;
  cert)
    install -D -m 644 "$value" "$root/etc/ssl/certs/handed.pem"
    handed+=("PIP_CERT=/etc/ssl/certs/handed.pem")
    ;;
  esac
done < <(python3 -m pip config list 2>/dev/null || true)
for name in http_proxy https_proxy no_proxy; do
  [[ -z "${!name:-}" ]] || handed+=("$name=${!name}")
done

# A command there, with an empty home and no variable of this machine.
there() {
  local who=$1 && shift
  local home="/home/$who" && [[ "$who" != root ]] || home=/root
  chroot --userspec="$who" "$root" /usr/bin/env -i HOME="$home" USER="$who" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${handed[@]}" sh -c "$*" </dev/null
}
clone() {
  rm -rf "$root$2"
  git -c safe.directory="$project" clone --quiet --no-hardlinks --no-checkout "$project" "$root$2"
  git -C "$root$2" checkout --quiet --detach "$commit"
  [[ "$1" == root ]] || chroot "$root" chown -R "$1:$1" "$2"
}
# There is FILE, and it begins with these characters.
begins() {
  [[ "$(head -c "${#2}" "$root$1" 2>/dev/null)" == "$2" ]] || fail "$1 is missing, or is no such document"
}
both() {
  begins "$1/out/briefing.pdf" '%PDF-'
  begins "$1/out/briefing.docx" 'PK'
}
log="$root/tmp/log"
shown() { sed 's/^/      /' "$log"; }

id_there="$(there root 'id -u somebody 2>/dev/null' || true)"
[[ -n "$id_there" ]] || there root useradd --create-home somebody

say "somebody without python3-venv: one line says what to install"
clone somebody /home/somebody/brief
! there somebody 'cd ~/brief && make briefing' >"$log" 2>&1 || fail "it ended well"
shown
grep -qx '.*on Debian: apt-get install python3-venv' "$log" || fail "the line is missing"
! grep -q Traceback "$log" || fail "a traceback"

say "what it says is run"
there root "apt-get update -q && DEBIAN_FRONTEND=noninteractive $(sed -n 's/.*on Debian: //p' "$log") -y" >"$log.apt" 2>&1 || fail "$(tail -n 3 "$log.apt")"

say "somebody without Pango and without a way to install it: DOCX, and one line that says what to install"
! there somebody 'cd ~/brief && make briefing' >"$log" 2>&1 || fail "it ended well, without a PDF"
shown
begins /home/somebody/brief/out/briefing.docx PK
[[ ! -e "$root/home/somebody/brief/out/briefing.pdf" ]] || fail "there is a PDF without Pango"
! grep -q Traceback "$log" || fail "a traceback"
command="$(sed -n 's/^brief: PDF: the Pango library is missing on this machine; run: //p' "$log")"
[[ -n "$command" ]] || fail "the line is missing"
[[ "$(grep -c 'libpango' "$log")" == 1 ]] || fail "it is said more than once"

say "root without Pango: it is installed, and both documents are there"
clone root /root/brief
there root 'cd ~/brief && make briefing' >"$log" 2>&1 || { shown && fail "it failed"; }
shown | grep -v -E '^ +(Get|Hit|Selecting|Preparing|Unpacking|Setting|Processing|Reading|Building)' || true
both /root/brief

say "somebody again: both documents, and nothing is set up a second time"
there somebody 'cd ~/brief && make briefing' >"$log" 2>&1 || { shown && fail "it failed"; }
shown
both /home/somebody/brief
! grep -q preparing "$log" || fail "something was set up again"
cmp "$root/root/brief/out/briefing.pdf" "$root/home/somebody/brief/out/briefing.pdf" || fail "the PDF differs from root's"

[[ "${1:-}" == test ]] || exit 0
say "somebody: make test"
status=0
there somebody 'cd ~/brief && make test' >"$log" 2>&1 || status=$?
grep -E '^(SKIPPED|FAILED|ERROR)|passed' "$log" | sed 's/^/      /' || tail -n 12 "$log"
((status == 0)) || fail "make test ended with $status; the whole of it is in $log (set ROOT to keep it)"
! grep -q '^SKIPPED.*Pango' "$log" || fail "skipped with Pango there"
say "done"
