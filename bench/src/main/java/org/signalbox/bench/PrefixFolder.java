package org.signalbox.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV folder with many prefixes, each a destination of its own, over a hundred rates. */
final class PrefixFolder {

  private static final int RATES = 100;
  private static final int FIRST_PREFIX = 1_000_000;

  private PrefixFolder() {}

  /** Writes the folder. */
  static void write(Path folder, int prefixes) throws IOException {
    Files.createDirectories(folder);
    try (BufferedWriter destinations = Files.newBufferedWriter(folder.resolve("Destinations.csv"));
        BufferedWriter rates = Files.newBufferedWriter(folder.resolve("DestinationRates.csv"))) {
      for (int i = 0; i < prefixes; i++) {
        destinations.write("D" + i + "," + (FIRST_PREFIX + i) + "\n");
        rates.write("DR,D" + i + ",R" + i % RATES + ",*up,4,0,\n");
      }
    }
    StringBuilder slots = new StringBuilder();
    for (int i = 0; i < RATES; i++) {
      slots.append("R").append(i).append(",0,").append(i + 1).append(",60s,60s,0s\n");
    }
    Files.writeString(folder.resolve("Rates.csv"), slots);
    Files.writeString(folder.resolve("RatingPlans.csv"), "RP_WIDE,DR,*any,10\n");
    Files.writeString(
        folder.resolve("RatingProfiles.csv"),
        "cgrates.org,wide,*any,2014-01-14T00:00:00Z,RP_WIDE,\n");
  }
}
