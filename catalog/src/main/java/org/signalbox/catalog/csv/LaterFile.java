package org.signalbox.catalog.csv;

import java.util.Arrays;
import java.util.Optional;

/**
 * Files of a tariff plan that this release does not load. Their rows are counted and their columns
 * checked, so that a folder that mixes both is not refused and nobody believes they are in force.
 */
enum LaterFile {
  RESOURCES("Resources.csv", 10, 11),
  IPS("IPs.csv", 8, 14),
  STATS("Stats.csv", 11, 14),
  TRENDS("Trends.csv", 8, 14),
  RANKINGS("Rankings.csv", 7, 10),
  THRESHOLDS("Thresholds.csv", 10, 12),
  ROUTES("Routes.csv", 15, 16),
  SUPPLIERS("Suppliers.csv", 15, 16),
  DISPATCHER_PROFILES("DispatcherProfiles.csv", 13, 14),
  DISPATCHER_HOSTS("DispatcherHosts.csv", 4, 13);

  private final String fileName;
  private final int fewestColumns;
  private final int mostColumns;

  LaterFile(String fileName, int fewestColumns, int mostColumns) {
    this.fileName = fileName;
    this.fewestColumns = fewestColumns;
    this.mostColumns = mostColumns;
  }

  static Optional<LaterFile> ofFileName(String fileName) {
    return Arrays.stream(values()).filter(file -> file.fileName.equals(fileName)).findFirst();
  }

  boolean fits(CsvRow row) {
    int columns = row.fields().size();
    return columns >= fewestColumns && columns <= mostColumns;
  }

  String expectation() {
    return fewestColumns == mostColumns
        ? mostColumns + " columns"
        : fewestColumns + " to " + mostColumns + " columns";
  }
}
