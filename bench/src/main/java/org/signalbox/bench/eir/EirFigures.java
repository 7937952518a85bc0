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
 * @param importMillis from the command to its end, on an empty folder
 * @param readyMillis from the command to the ready line, with the list
 * @param loadedMillis from the command to the first check that is answered
 * @param overHttp checks a second over h2c, by h2load
 * @param residentMegabytes what the process has in memory after that
 */
record EirFigures(
    long entries,
    long oneThread,
    long allThreads,
    long importMillis,
    long readyMillis,
    long loadedMillis,
    long overHttp,
    long residentMegabytes) {

  private Map<String, Long> named() {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("entries", entries);
    figures.put("checks_per_second_one_thread", oneThread);
    figures.put("checks_per_second_all_threads", allThreads);
    figures.put("import_ms", importMillis);
    figures.put("ready_ms", readyMillis);
    figures.put("loaded_ms", loadedMillis);
    figures.put("h2c_checks_per_second", overHttp);
    figures.put("rss_mb", residentMegabytes);
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
