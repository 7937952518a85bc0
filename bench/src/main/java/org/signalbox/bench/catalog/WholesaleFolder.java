package org.signalbox.bench.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV folder of many destinations at few prices, as wholesale price lists are. */
final class WholesaleFolder {

  private static final int DISTINCT_RATES = 40;

  private WholesaleFolder() {}

  static void write(Path folder, int destinations) throws IOException {
    StringBuilder names = new StringBuilder("#Tag,Prefix\n");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < destinations; i++) {
      names.append("DST_").append(i).append(",49").append(1_000_000 + i).append('\n');
      lines.append("DR_ALL,DST_").append(i).append(",RT_").append(i % DISTINCT_RATES);
      lines.append(",*up,4,0,\n");
    }
    StringBuilder rates = new StringBuilder();
    for (int i = 0; i < DISTINCT_RATES; i++) {
      rates.append("RT_").append(i).append(",0,0.").append(1_000 + i).append(",60s,1s,0s\n");
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("Destinations.csv"), names);
    Files.writeString(folder.resolve("DestinationRates.csv"), lines);
    Files.writeString(folder.resolve("Rates.csv"), rates);
    Files.writeString(folder.resolve("RatingPlans.csv"), "RP,DR_ALL,*any,10\n");
    Files.writeString(
        folder.resolve("RatingProfiles.csv"), "cgrates.org,call,*any,2014-01-14T00:00:00Z,RP,\n");
  }
}
