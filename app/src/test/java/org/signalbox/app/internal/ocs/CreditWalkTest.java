package org.signalbox.app.internal.ocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.signalbox.app.internal.ocs.CreditOutcome.End;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;

/** What a client asks and reports, against a charging system of a purse and slices. */
class CreditWalkTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final int INITIAL = 1;
  private static final int TERMINATION = 3;

  /** Grants slices of a purse, says when it is empty, and keeps what it is sent. */
  private static final class Purse implements CreditPort {

    private final List<DiameterMessage> received = new ArrayList<>();
    private final long slice;
    private final Function<Duration, Wish> passing;
    private long units;

    Purse(long units, long slice, Function<Duration, Wish> passing) {
      this.units = units;
      this.slice = slice;
      this.passing = passing;
    }

    static Purse of(long units, long slice) {
      return new Purse(units, slice, time -> Wish.NOTHING);
    }

    @Override
    public DiameterMessage ask(DiameterMessage request) {
      received.add(request);
      units -= used(request).orElse(0);
      MessageBuilder answer =
          request.answer().result(2001).origin(Origin.of("ocs.example", "example"));
      if (type(request) != TERMINATION) {
        long granted = Math.min(slice, units);
        answer.group(
            CreditAvp.MULTIPLE_SERVICES,
            service -> {
              if (granted > 0) {
                service.group(
                    CreditAvp.GRANTED_UNIT, unit -> unit.integer32(CreditAvp.TIME, granted));
              }
              service.integer32(BaseAvp.RESULT_CODE, granted > 0 ? 2001 : 4012);
              if (granted == units) {
                service.group(
                    CreditAvp.FINAL_UNIT_INDICATION,
                    last -> last.integer32(CreditAvp.FINAL_UNIT_ACTION, 0));
              }
            });
      }
      return answer.build();
    }

    @Override
    public Wish pass(Duration time) {
      return passing.apply(time);
    }

    List<Integer> types() {
      return received.stream().map(Purse::type).toList();
    }

    static int type(DiameterMessage request) {
      return request.avps().integer32(CreditAvp.REQUEST_TYPE).orElse(0);
    }

    static OptionalLong used(DiameterMessage request) {
      AvpList service = request.avps().group(CreditAvp.MULTIPLE_SERVICES);
      return service.group(CreditAvp.USED_UNIT).unsigned32(CreditAvp.TIME);
    }
  }

  private static CreditOutcome walk(Purse purse, long seconds, boolean realTime) {
    CreditPlan plan =
        new CreditPlan(
            "1001", new CreditService.Call("61400000002"), seconds, OptionalLong.empty(), realTime);
    CreditRequests requests =
        new CreditRequests(
            Origin.of("client.example", "example"), "example", "client.example;1;1", plan);
    return new CreditWalk(requests, purse, NOW, step -> {}).walk();
  }

  @Test
  void shouldAskAgainAtTheEndOfEachGrantAndReportWhatIsLeftAtTheEnd() {
    // Given
    Purse purse = Purse.of(1_000, 60);

    // When
    CreditOutcome outcome = walk(purse, 150, false);

    // Then
    assertThat(outcome.end()).isEqualTo(End.DONE);
    assertThat(purse.types()).containsExactly(INITIAL, 2, 2, TERMINATION);
    assertThat(purse.received.stream().map(Purse::used))
        .containsExactly(
            OptionalLong.empty(), OptionalLong.of(60), OptionalLong.of(60), OptionalLong.of(30));
  }

  @Test
  void shouldBeCutAfterTheLastUnitsWithoutAskingAgain() {
    // Given
    Purse purse = Purse.of(90, 60);

    // When
    CreditOutcome outcome = walk(purse, 600, false);

    // Then
    assertThat(outcome.end()).isEqualTo(End.CUT);
    assertThat(outcome.used()).isEqualTo(90);
    assertThat(purse.types()).containsExactly(INITIAL, 2, TERMINATION);
  }

  @Test
  void shouldEndTheSessionOfAServiceThatWasRefused() {
    // Given
    Purse purse = Purse.of(0, 60);

    // When
    CreditOutcome outcome = walk(purse, 600, false);

    // Then
    assertThat(outcome)
        .extracting(CreditOutcome::end, CreditOutcome::code)
        .containsExactly(End.REFUSED, 4012L);
    assertThat(purse.types()).containsExactly(INITIAL, TERMINATION);
  }

  @Test
  void shouldHaveHadTheCallInThePastWhereNoTimePasses() {
    // Given
    Purse purse = Purse.of(1_000, 60);

    // When
    walk(purse, 100, false);

    // Then
    assertThat(purse.received)
        .extracting(request ->
            request.avps().first(BaseAvp.EVENT_TIMESTAMP).orElseThrow().time().orElseThrow())
        .containsExactly(NOW.minusSeconds(100), NOW.minusSeconds(40), NOW);
  }

  @Test
  void shouldReportAtOnceWhenTheChargingSystemAsksForIt() {
    // Given
    Purse purse =
        new Purse(
            1_000,
            600,
            time -> time.toSeconds() == 600 ? CreditPort.Wish.REPORT : CreditPort.Wish.END);

    // When
    CreditOutcome outcome = walk(purse, 1_100, true);

    // Then
    assertThat(purse.types().subList(0, 2)).containsExactly(INITIAL, 2);
    assertThat(outcome.end()).isNotEqualTo(End.DONE);
  }
}
