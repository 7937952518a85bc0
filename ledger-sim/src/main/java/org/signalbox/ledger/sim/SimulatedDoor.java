package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.session.ServiceAnswer;
import org.signalbox.charging.session.ServiceRequest;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.core.Invariant;

/**
 * A client of the session layer: sends a request again until it is answered, at times while it is
 * under way or when it was answered, and at times the next before the answer to the last. What a
 * process that ended had still to say it never hears.
 */
final class SimulatedDoor {

  /** An answer is remembered for a quarter of an hour; this much of it is relied on. */
  private static final Duration RELIED_ON = Duration.ofMinutes(10);

  private static final int UNDER_WAY_MAX = 3;
  private static final int QUIET_SECONDS_MAX = 40;

  private final DoorScript script;
  private final SplittableRandom random;
  private final SimulationJournal journal;
  private final DoorOracle oracle;
  private final List<Sent> underWay = new ArrayList<>();
  private Instant quietUntil = Instant.EPOCH;
  private boolean wasQuiet;
  private @Nullable Sent last;

  /** A request, and what became of it. */
  private static final class Sent {
    private final SessionRequest request;
    private int waiting;
    private @Nullable SessionAnswer first;
    private Instant firstAt = Instant.EPOCH;

    Sent(SessionRequest request) {
      this.request = request;
    }
  }

  SimulatedDoor(
      DoorScript script, SplittableRandom random, SimulationJournal journal, DoorOracle oracle) {
    this.script = script;
    this.random = random;
    this.journal = journal;
    this.oracle = oracle;
  }

  /** Sends something, or waits. */
  void act(SessionLife life) {
    Optional<Sent> unanswered = underWay.stream().filter(sent -> sent.waiting == 0).findFirst();
    if (unanswered.isPresent()) {
      sendAgain(life, unanswered.get());
    } else if (!underWay.isEmpty()) {
      int what = random.nextInt(20);
      if (what == 0) {
        journal.countRepeat();
        send(life, underWay.get(random.nextInt(underWay.size())));
      } else if (what < 3 && underWay.size() < UNDER_WAY_MAX && script.mayOvertake()) {
        sendNext(life);
      }
    } else if (journal.now().isBefore(quietUntil)) {
      // Its session may be given up meanwhile.
      return;
    } else if (random.nextInt(12) == 0) {
      quietUntil = journal.now().plusSeconds(random.nextInt(QUIET_SECONDS_MAX));
      wasQuiet = true;
    } else if (last != null && random.nextInt(6) == 0 && isReliedOn(last)) {
      journal.countRepeat();
      send(life, last);
    } else {
      sendNext(life);
      if (wasQuiet && script.mayOvertake()) {
        // All that waited goes out together: the session may begin anew by either.
        sendNext(life);
      }
      wasQuiet = false;
    }
  }

  private void sendAgain(SessionLife life, Sent unanswered) {
    boolean isTooLate =
        !journal.now().isBefore(unanswered.request.sentAt().plus(RELIED_ON))
            || random.nextInt(15) == 0;
    if (isTooLate) {
      // Whether it was done nobody knows.
      underWay.clear();
      script.giveUp();
    } else {
      journal.countRepeat();
      send(life, unanswered);
    }
  }

  private void sendNext(SessionLife life) {
    Sent next = new Sent(script.next(journal.now()));
    oracle.sent(next.request);
    underWay.add(next);
    send(life, next);
  }

  private void send(SessionLife life, Sent sent) {
    sent.waiting++;
    life.charge(sent.request, answer -> answered(sent, answer));
  }

  /** The process is gone, and all answers with it. */
  void lose() {
    underWay.forEach(sent -> sent.waiting = 0);
    if (last != null) {
      last.waiting = 0;
    }
  }

  private void answered(Sent sent, SessionAnswer answer) {
    Invariant.check(sent.waiting > 0, "one answer for one request");
    sent.waiting--;
    SessionAnswer first = sent.first;
    if (first == null && !isToComeAgain(answer)) {
      sent.first = answer;
      sent.firstAt = journal.now();
      underWay.remove(sent);
      last = sent;
      oracle.told(sent.request, answer);
      script.answered(sent.request, answer);
    } else if (first != null && isReliedOn(sent)) {
      Invariant.check(
          isSame(first, answer),
          sent.request + " was answered " + first + " and, sent again, " + answer);
    }
  }

  /** The last request of all, answered so that the same must be answered again. */
  private boolean isReliedOn(Sent sent) {
    return sent.first instanceof SessionAnswer.Answered answered
        && !isPartlyToComeAgain(answered)
        && !isOfNothing(answered)
        && sent.request.services().stream().allMatch(SimulatedDoor::isAnsweredByTheLedger)
        && script.isLast(sent.request)
        && journal.now().isBefore(sent.firstAt.plus(RELIED_ON));
  }

  /** What is free is answered by what is remembered of it, a question by what is so now. */
  private static boolean isAnsweredByTheLedger(ServiceRequest asked) {
    return !asked.event().isFree()
        && switch (asked.step()) {
          case UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ -> false;
          case UsageStep.Consume _, UsageStep.Debit _, UsageStep.Refund _ -> true;
        };
  }

  private static boolean isToComeAgain(SessionAnswer answer) {
    return answer instanceof SessionAnswer.Refused refused && refused.refusal().isToComeAgain();
  }

  static boolean isPartlyToComeAgain(SessionAnswer.Answered answered) {
    return answered.services().stream()
        .anyMatch(each -> each.refusal().filter(why -> why.isToComeAgain()).isPresent());
  }

  /** There was nothing to give back; there may be by now. */
  private static boolean isOfNothing(SessionAnswer.Answered answered) {
    return answered.services().stream()
        .anyMatch(each ->
            each.refusal().filter(why -> why.reason() == Reason.NOTHING_TO_REFUND).isPresent());
  }

  /** A session that fell silent may have been given up meanwhile. */
  private static boolean isSame(SessionAnswer first, SessionAnswer again) {
    return switch (again) {
      case SessionAnswer.Refused refused ->
          refused.refusal().isToComeAgain() || refused.refusal().reason() == Reason.UNKNOWN_SESSION;
      case SessionAnswer.Answered answered ->
          first instanceof SessionAnswer.Answered before
              && before.cost().equals(answered.cost())
              && money(before).equals(money(answered));
    };
  }

  /** All but the next change of price, which is told as it is known by now. */
  private static List<ServiceAnswer> money(SessionAnswer.Answered answered) {
    return answered.services().stream()
        .map(each ->
            new ServiceAnswer(
                each.service(),
                each.granted(),
                each.isFinal(),
                each.refusal(),
                each.used(),
                each.cost(),
                Optional.empty()))
        .toList();
  }
}
