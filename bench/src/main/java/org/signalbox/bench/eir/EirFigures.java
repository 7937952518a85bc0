package org.signalbox.bench.eir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured.
 *
 * @param entries on the list
 * @param oneThread checks a second in process, by one thread
 * @param allThreads the same by one thread a processor
 * @param imported the list on its way in
 * @param start the next start, with the list
 * @param overHttp checks over h2c, by h2load
 */
record EirFigures(
    long entries,
    long oneThread,
    long allThreads,
    Import imported,
    Start start,
    OverHttp overHttp) {

  /**
   * An import into a running node with no entries.
   *
   * @param millis from the command to its end
   * @param residentMegabytes what the node has in memory right after that
   * @param largestMegabytes the most that it ever had
   */
  record Import(long millis, long residentMegabytes, long largestMegabytes) {}

  /**
   * A start.
   *
   * @param readyMillis from the command to the ready line
   * @param loadedMillis from the command to the first check that is answered
   * @param residentMegabytes after that
   */
  record Start(long readyMillis, long loadedMillis, long residentMegabytes) {}

  /**
   * The load over h2c, counted several times behind one warm-up.
   *
   * @param lowest checks a second
   * @param highest checks a second
   * @param residentMegabytes after that
   */
  record OverHttp(long lowest, long highest, long residentMegabytes) {}

  private Map<String, Long> named() {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("entries", entries);
    figures.put("checks_per_second_one_thread", oneThread);
    figures.put("checks_per_second_all_threads", allThreads);
    figures.put("import_ms", imported.millis());
    figures.put("import_rss_mb", imported.residentMegabytes());
    figures.put("import_largest_rss_mb", imported.largestMegabytes());
    figures.put("ready_ms", start.readyMillis());
    figures.put("loaded_ms", start.loadedMillis());
    figures.put("loaded_rss_mb", start.residentMegabytes());
    figures.put("h2c_checks_per_second_lowest", overHttp.lowest());
    figures.put("h2c_checks_per_second_highest", overHttp.highest());
    figures.put("h2c_rss_mb", overHttp.residentMegabytes());
    return figures;
  }

  String json() {
    return named().entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  String table() {
    return named().entrySet().stream()
        .map(entry -> "%-32s %,14d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
