package org.signalbox.dra;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the log when many answers of one peer, or to one peer, tell of trouble on the way:
 * protocol errors and 5012, at least {@value #TROUBLES_MIN} in {@value #WINDOW} samples and one in
 * {@value #SHARE} of its answers. Written once when it begins and once when it is over. One thread.
 */
final class AnswerErrorAlarm {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerErrorAlarm.class);
  private static final int WINDOW = 10;
  private static final int TROUBLES_MIN = 20;
  private static final int SHARE = 10;

  private final AgentCounters counters;
  private final Deque<Map<String, Totals>> samples = new ArrayDeque<>();
  private final Set<String> raised = new HashSet<>();

  AnswerErrorAlarm(AgentCounters counters) {
    this.counters = counters;
  }

  /** Answers in both directions since the start. */
  private record Totals(long answers, long troubles) {

    static final Totals NONE = new Totals(0, 0);

    static Totals of(PeerTraffic traffic) {
      return new Totals(
          traffic.sum(each -> each.answersSent().sum() + each.answersReceived().sum()),
          traffic.sum(each -> each.answersSent().troubles() + each.answersReceived().troubles()));
    }

    Totals since(Totals before) {
      return new Totals(answers - before.answers, troubles - before.troubles);
    }

    boolean isBurst() {
      return troubles >= TROUBLES_MIN && troubles * SHARE >= answers;
    }
  }

  /** Looks at the counters; called once a second. */
  void sample() {
    Map<String, Totals> now = new HashMap<>();
    counters.peers().forEach((peer, traffic) -> now.put(peer, Totals.of(traffic)));
    Map<String, Totals> before = samples.isEmpty() ? now : samples.getFirst();
    now.forEach(
        (peer, totals) -> judge(peer, totals.since(before.getOrDefault(peer, Totals.NONE))));
    samples.addLast(now);
    if (samples.size() > WINDOW) {
      samples.removeFirst();
    }
  }

  private void judge(String peer, Totals recent) {
    if (recent.isBurst() && raised.add(peer)) {
      LOG.atWarn()
          .addKeyValue("peer", peer)
          .addKeyValue("errors", recent.troubles())
          .addKeyValue("answers", recent.answers())
          .log("alarm answer_errors");
    } else if (!recent.isBurst() && raised.remove(peer)) {
      LOG.atInfo().addKeyValue("peer", peer).log("alarm_cleared answer_errors");
    }
  }

  /** The peers for which the alarm stands, in lower case. */
  Set<String> raised() {
    return Set.copyOf(raised);
  }
}
