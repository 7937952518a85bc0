package org.signalbox.fuzz;

import java.util.Arrays;
import org.signalbox.catalog.csv.DecodedPlan;
import org.signalbox.catalog.csv.PlanFile;
import org.signalbox.catalog.csv.PlanFilesDecoder;

/**
 * The files of a tariff plan: the first octet of an input chooses the file, the rest is its
 * content. Whatever stands there, decoding ends with a plan or with problems that say where.
 */
public final class PlanCsvFuzz {

  private PlanCsvFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    PlanFile[] files = PlanFile.values();
    PlanFile file = files[(input[0] & 0xFF) % files.length];
    PlanFilesDecoder decoder = new PlanFilesDecoder("LOAD", "cgrates.org");
    decoder.add(file.fileName(), Arrays.copyOfRange(input, 1, input.length));
    DecodedPlan plan = decoder.decoded();
    plan.problems()
        .forEach(problem -> {
          if (problem.position().line() < 1 || problem.expected().isEmpty()) {
            throw new AssertionError("a problem that does not say where or what: " + problem);
          }
        });
  }
}
