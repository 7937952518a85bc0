package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;

/** The walk of a session from its first request to its CDR. */
final class SessionWalkTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldDebitWhatWasUsedAndGiveBackTheRestOfEveryGrant() {
    // Given
    fixture.topUp("2000");
    ServiceAnswer first = fixture.one(fixture.initial("s", beginning(600)));
    ServiceAnswer second = fixture.one(fixture.update("s", 1, continuing(500, 300)));

    // When
    ServiceAnswer last = fixture.one(fixture.last("s", 2, ending(200)));

    // Then
    assertThat(first.granted()).isEqualTo(600 * SECOND);
    assertThat(second.granted()).isEqualTo(300 * SECOND);
    assertThat(last.used()).isEqualTo(700 * SECOND);
    assertThat(last.cost()).isEqualTo(Amount.of(700));
    assertThat(fixture.money()).isEqualTo(Amount.of(1300));
    List<Cdr> cdrs = fixture.charging().stored();
    assertThat(cdrs).hasSize(1);
    assertThat(cdrs.getFirst().usage()).isEqualTo(700 * SECOND);
    assertThat(cdrs.getFirst().cost().outward()).isEqualTo(Amount.of(700));
    assertThat(cdrs.getFirst().origin().id()).isEqualTo("s");
  }

  @Test
  void shouldAnswerARepeatAsTheFirstTimeAndMoveNothing() {
    // Given
    fixture.topUp("2000");
    fixture.one(fixture.initial("s", beginning(600)));
    ServiceAnswer first = fixture.one(fixture.update("s", 1, continuing(500, 300)));
    Amount before = fixture.money();

    // When
    ServiceAnswer again = fixture.one(fixture.update("s", 1, continuing(500, 300)));

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(fixture.money()).isEqualTo(before);
  }

  @Test
  void shouldRefuseWhomNobodyKnows() {
    // When
    SessionAnswer answer = fixture.charge(fixture.initial("s", beginning(600)));

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            SessionAnswer.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.UNKNOWN_ACCOUNT));
  }

  @Test
  void shouldDebitAnEventAtOnce() {
    // Given
    fixture.topUp("10");

    // When
    ServiceAnswer answer = fixture.one(fixture.event("e", new UsageStep.Debit(3 * SECOND)));

    // Then
    assertThat(answer.cost()).isEqualTo(Amount.of(3));
    assertThat(fixture.money()).isEqualTo(Amount.of(7));
  }
}
