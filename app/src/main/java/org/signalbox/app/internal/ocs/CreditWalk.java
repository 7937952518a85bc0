package org.signalbox.app.internal.ocs;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.signalbox.app.internal.ocs.CreditOutcome.End;
import org.signalbox.app.internal.ocs.CreditPort.Wish;
import org.signalbox.app.internal.ocs.CreditRequests.RequestType;
import org.signalbox.app.internal.ocs.CreditRequests.Step;
import org.signalbox.diameter.message.ResultCode;

/**
 * One session as a client has it (RFC 8506 §5): it asks, uses what was granted, reports and asks
 * again at the end of each grant or of its validity, and ends when all is used or no more is
 * granted.
 *
 * <p>Without real time a second of a call takes no time: the session then began so many seconds ago
 * and its requests say so in Event-Timestamp. One thread, one walk.
 */
public final class CreditWalk {

  /** A charging system that grants next to nothing is not asked for ever. */
  private static final int STEPS_MAX = 100_000;

  private final CreditRequests requests;
  private final CreditPort port;
  private final Consumer<CreditStep> shown;
  private final Instant begin;
  private long used;
  private int number;
  private Optional<BigDecimal> cost = Optional.empty();

  /** A report in mid session or at its end. */
  private record Usage(long units, Wish wish) {}

  /**
   * A walk.
   *
   * @param now when the session begins, or ends where no real time passes
   * @param shown told of each step
   */
  public CreditWalk(
      CreditRequests requests, CreditPort port, Instant now, Consumer<CreditStep> shown) {
    this.requests = requests;
    this.port = port;
    this.shown = shown;
    this.begin =
        isTimed() && !plan(requests).realTime() ? now.minusSeconds(plan(requests).wanted()) : now;
  }

  private static CreditPlan plan(CreditRequests requests) {
    return requests.plan();
  }

  private boolean isTimed() {
    return plan(requests).service() instanceof CreditService.Call;
  }

  /** Walks to the end. */
  public CreditOutcome walk() {
    if (plan(requests).service() instanceof CreditService.Messages) {
      return event();
    }
    CreditAnswer answer = ask(RequestType.INITIAL, OptionalLong.empty());
    if (!answer.isSuccess() || units(answer) == 0) {
      if (answer.hasSession()) {
        ask(RequestType.TERMINATION, OptionalLong.of(0));
      }
      return outcome(End.REFUSED, answer.code());
    }
    for (int step = 0; step < STEPS_MAX; step++) {
      Usage usage = use(answer);
      Optional<End> end = end(usage, answer);
      if (end.isPresent()) {
        ask(RequestType.TERMINATION, OptionalLong.of(usage.units()));
        return outcome(end.get(), ResultCode.SUCCESS);
      }
      answer = ask(RequestType.UPDATE, OptionalLong.of(usage.units()));
      if (!answer.isSuccess() || units(answer) == 0) {
        if (answer.hasSession()) {
          ask(RequestType.TERMINATION, OptionalLong.of(0));
        }
        return outcome(End.CUT, answer.code());
      }
    }
    ask(RequestType.TERMINATION, OptionalLong.of(0));
    return outcome(End.CUT, ResultCode.SUCCESS);
  }

  private CreditOutcome event() {
    CreditAnswer answer = ask(RequestType.EVENT, OptionalLong.empty());
    used = answer.isSuccess() ? answer.granted().orElse(plan(requests).wanted()) : 0;
    return outcome(answer.isSuccess() ? End.DONE : End.REFUSED, answer.code());
  }

  private static long units(CreditAnswer answer) {
    return Math.max(0, answer.granted().orElse(0));
  }

  /** Uses the grant, or as much of it as is wanted, valid, or used when the system speaks. */
  private Usage use(CreditAnswer grant) {
    long units = Math.min(units(grant), plan(requests).wanted() - used);
    Wish wish = Wish.NOTHING;
    if (isTimed()) {
      units = Math.min(units, Math.max(1, grant.validity().orElse(Long.MAX_VALUE)));
      if (plan(requests).realTime()) {
        long start = System.nanoTime();
        wish = port.pass(Duration.ofSeconds(units));
        if (wish != Wish.NOTHING) {
          units = Math.min(units, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
      }
    }
    used += units;
    return new Usage(units, wish);
  }

  private Optional<End> end(Usage usage, CreditAnswer grant) {
    if (usage.wish() == Wish.END) {
      return Optional.of(End.ABORTED);
    }
    if (used >= plan(requests).wanted()) {
      return Optional.of(End.DONE);
    }
    boolean isUsedUp = usage.units() >= units(grant) && usage.wish() == Wish.NOTHING;
    return isUsedUp && grant.finalUnit().isPresent() ? Optional.of(End.CUT) : Optional.empty();
  }

  private CreditAnswer ask(RequestType type, OptionalLong report) {
    Instant at = isTimed() ? begin.plusSeconds(used) : begin;
    Step step = new Step(type, number, at, report);
    number++;
    CreditAnswer answer =
        CreditAnswer.read(port.ask(requests.request(step)), plan(requests).service().units());
    if (answer.cost().isPresent()) {
      cost = answer.cost();
    }
    shown.accept(new CreditStep(used, step, answer));
    return answer;
  }

  private CreditOutcome outcome(End end, long code) {
    return new CreditOutcome(end, used, cost, code);
  }
}
