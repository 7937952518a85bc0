package org.signalbox.app.internal.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format of metrics strictly: each family has its HELP and TYPE before its samples
 * and stands together, counters end in {@code _total}, no sample comes twice, and the buckets of a
 * histogram grow to its count.
 */
final class PrometheusText {

  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9.eE+-]+|[+-]Inf|NaN)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Set<String> helps = new HashSet<>();
  private final Map<String, Double> samples = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private String family = "";

  private PrometheusText() {}

  static PrometheusText parse(String text) {
    PrometheusText parsed = new PrometheusText();
    text.lines().forEach(parsed::line);
    parsed.checkHistograms();
    return parsed;
  }

  /** The value of a sample, such as {@code name{a="b",c="d"}}. */
  double value(String sample) {
    Double value = samples.get(sample);
    if (value == null) {
      throw new AssertionError("no sample " + sample);
    }
    return value;
  }

  /** The families with their types. */
  Map<String, String> types() {
    return types;
  }

  Set<String> samples() {
    return samples.keySet();
  }

  private void line(String line) {
    if (line.startsWith("# HELP ")) {
      begin(line.split(" ")[2]);
      require(line.split(" ", 4).length == 4 && helps.add(family), line);
    } else if (line.startsWith("# TYPE ")) {
      String name = line.split(" ")[2];
      require(helps.contains(name) && name.equals(family), line);
      String type = line.split(" ")[3];
      require(types.put(name, type) == null, line);
      require(!type.equals("counter") || name.endsWith("_total"), line);
    } else {
      sample(line);
    }
  }

  private void begin(String name) {
    require(closed.add(name), "the family " + name + " stands together");
    family = name;
  }

  private void sample(String line) {
    Matcher matcher = SAMPLE.matcher(line);
    require(matcher.matches(), line);
    String name = matcher.group(1);
    String suffix = name.startsWith(family) ? name.substring(family.length()) : "?";
    boolean histogram = "histogram".equals(types.get(family));
    require(
        suffix.isEmpty() || (histogram && Set.of("_bucket", "_sum", "_count").contains(suffix)),
        line + " in the family " + family);
    String labels = matcher.group(2) == null ? "" : matcher.group(2);
    checkLabels(labels);
    require(samples.put(line.substring(0, line.lastIndexOf(' ')), number(matcher)) == null, line);
  }

  private static double number(Matcher matcher) {
    return Double.parseDouble(matcher.group(3).replace("Inf", "Infinity"));
  }

  private static void checkLabels(String labels) {
    int end = 0;
    Set<String> names = new HashSet<>();
    Matcher matcher = LABEL.matcher(labels);
    while (end < labels.length()) {
      require(matcher.find(end) && matcher.start() == end, labels);
      require(names.add(matcher.group(1)), labels);
      end = matcher.end();
    }
  }

  private void checkHistograms() {
    Map<String, TreeMap<Double, Double>> buckets = new HashMap<>();
    samples.forEach((sample, value) -> {
      Matcher le = Pattern.compile("(.*)_bucket\\{(.*),?le=\"(.*?)\"}").matcher(sample);
      if (le.matches()) {
        String key = le.group(1) + "_count{" + le.group(2).replaceFirst(",$", "") + "}";
        buckets
            .computeIfAbsent(key.replace("{}", ""), k -> new TreeMap<>())
            .put(Double.parseDouble(le.group(3).replace("Inf", "Infinity")), value);
      }
    });
    buckets.forEach((count, of) -> {
      double before = 0;
      for (double each : of.values()) {
        require(each >= before, count + " grows");
        before = each;
      }
      require(of.lastKey().isInfinite() && before == value(count), count + " is its last bucket");
    });
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not the text format: " + what);
    }
  }
}
