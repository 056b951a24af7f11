import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints a line a file and profile: file, profile, verdict; then a line for each rule that is broken. */
public class Check {
    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String profile : new String[] {"3a", "ua1"}) {
                PDFAFlavour flavour = PDFAFlavour.fromString(profile);
                try (InputStream in = new FileInputStream(file);
                        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
                    print(file, profile, Foundries.defaultInstance().createValidator(flavour, false).validate(parser));
                }
            }
        }
    }

    private static void print(String file, String profile, ValidationResult result) {
        System.out.println(file + "\t" + profile + "\t" + (result.isCompliant() ? "passed" : "failed"));
        Map<String, Integer> broken = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                broken.merge(rule + " " + assertion.getMessage().replaceAll("\\s+", " "), 1, Integer::sum);
            }
        }
        broken.forEach((rule, times) -> System.out.println("\t" + times + " x " + rule));
    }
}
