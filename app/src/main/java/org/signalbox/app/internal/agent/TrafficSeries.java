package org.signalbox.app.internal.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.console.DurationHistogram;
import org.signalbox.dra.AgentCounters;
import org.signalbox.dra.AnswerCounts;
import org.signalbox.dra.CommandTraffic;
import org.signalbox.dra.PeerTraffic;

/** The counters of messages as series with labels. Any thread may ask. */
record TrafficSeries(AgentCounters counters) {

  private static final String IN = "in";
  private static final String OUT = "out";

  /** Takes what one peer did with one command. */
  @FunctionalInterface
  private interface Visit {
    void command(List<String> labels, CommandTraffic traffic);
  }

  private void each(Visit visit) {
    counters
        .peers()
        .forEach((peer, traffic) ->
            traffic
                .commands()
                .forEach((command, counts) -> visit.command(labels(peer, command), counts)));
  }

  private static List<String> labels(String peer, PeerTraffic.Command command) {
    return List.of(
        peer,
        DictionaryNames.application(command.application()),
        DictionaryNames.request(command.code()));
  }

  Map<List<String>, Long> messages() {
    Map<List<String>, Long> values = new HashMap<>();
    each((labels, traffic) -> {
      values.put(message(labels, IN, "request"), traffic.requestsReceivedCount());
      values.put(message(labels, OUT, "request"), traffic.requestsSentCount());
      values.put(message(labels, IN, "answer"), traffic.answersReceived().sum());
      values.put(message(labels, OUT, "answer"), traffic.answersSent().sum());
    });
    return values;
  }

  private static List<String> message(List<String> of, String direction, String type) {
    return List.of(of.get(0), direction, of.get(1), of.get(2), type);
  }

  Map<List<String>, Long> answers() {
    Map<List<String>, Long> values = new HashMap<>();
    each((labels, traffic) -> {
      add(values, labels, IN, traffic.answersReceived());
      add(values, labels, OUT, traffic.answersSent());
    });
    return values;
  }

  private static void add(
      Map<List<String>, Long> values, List<String> of, String direction, AnswerCounts counts) {
    counts
        .byResult()
        .forEach((result, count) ->
            values.put(
                List.of(
                    of.get(0),
                    direction,
                    of.get(1),
                    of.get(2),
                    result.label(),
                    Boolean.toString(result.experimental())),
                count));
  }

  Map<List<String>, DurationHistogram> durations() {
    Map<List<String>, DurationHistogram> values = new HashMap<>();
    each((labels, traffic) -> values.put(labels, DurationHistogram.of(traffic.durations())));
    return values;
  }
}
