package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;

/** A restart in the middle of a session: what was decided is known again, nothing moves twice. */
final class SessionRestartTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
    fixture.topUp("1000");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldChargeTheReportOfAGrantFromBeforeTheRestart() {
    // Given
    fixture.one(fixture.initial("s", beginning(600)));
    fixture.restart();

    // When
    ServiceAnswer end = fixture.one(fixture.last("s", 1, Consume.ending(Used.of(44 * SECOND))));

    // Then
    assertThat(end.cost()).isEqualTo(Amount.of(44));
    assertThat(fixture.money()).isEqualTo(Amount.of(956));
    assertThat(fixture.charging().stored()).hasSize(1);
  }

  @Test
  void shouldAnswerARepeatFromBeforeTheRestartAsTheFirstTime() {
    // Given
    ServiceAnswer first = fixture.one(fixture.initial("s", beginning(600)));
    fixture.restart();

    // When
    ServiceAnswer again = fixture.one(fixture.initial("s", beginning(600)));

    // Then
    assertThat(again.granted()).isEqualTo(first.granted());
    assertThat(fixture.money()).isEqualTo(Amount.of(400));
  }

  @Test
  void shouldKeepTheBillsDecidedBeforeTheRestartWhateverTheChargersSayNow() {
    // Given
    fixture.one(fixture.initial("s", beginning(600)));
    fixture.charging().addCharger("A", "*default");
    fixture.charging().addCharger("B", "wholesale");
    fixture.restart();

    // When
    fixture.one(fixture.last("s", 1, Consume.ending(Used.of(5 * SECOND))));

    // Then
    assertThat(fixture.charging().costs()).containsExactly("*default=5");
  }

  @Test
  void shouldBeginANewServiceOfASessionFromBeforeTheRestart() {
    // Given
    fixture.one(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:1", SessionFixture.call("s"), beginning(10))));
    fixture.restart();

    // When
    ServiceAnswer second =
        fixture.one(
            fixture.request(
                "s",
                1,
                SessionPhase.UPDATE,
                new ServiceRequest("rg:2", SessionFixture.call("s"), beginning(10))));

    // Then
    assertThat(second.granted()).isEqualTo(10 * SECOND);
    assertThat(fixture.sessions().open().get("s").orElseThrow().services()).hasSize(2);
  }

  @Test
  void shouldKeepASessionAsLongAsARequestOfBeforeTheRestartSaid() {
    // Given
    fixture.one(fixture.initial("s", beginning(600)).supervised(Duration.ofHours(10)));
    fixture.restart();
    fixture.one(fixture.update("s", 1, continuing(5, 10)));
    fixture.one(fixture.update("s", 2, continuing(5, 10)));

    // When
    fixture.pass(Duration.ofMinutes(599));

    // Then
    assertThat(fixture.sessions().open().get("s")).isPresent();
    fixture.pass(Duration.ofMinutes(2));
    assertThat(fixture.sessions().open().get("s")).isEmpty();
  }

  @Test
  void shouldListAndExplainSessions() {
    // Given
    fixture.one(fixture.initial("a", beginning(600)));
    fixture.one(fixture.update("a", 1, continuing(20, 100)));
    fixture.one(fixture.initial("b", beginning(50)));

    // When
    OpenSessions open = fixture.sessions().open();

    // Then
    assertThat(open.list(Optional.of(SessionFixture.account()), 0, 10))
        .extracting(SessionSummary::session)
        .containsExactlyInAnyOrder("a", "b");
    SessionSummary.Bill bill = open.get("a").orElseThrow().services().getFirst();
    assertThat(bill.granted()).isEqualTo(100 * SECOND);
    assertThat(bill.cost()).isEqualTo(Amount.of(20));
    assertThat(open.explain("a").orElseThrow().steps())
        .extracting(step -> step.answer().granted())
        .containsExactly(600 * SECOND, 100 * SECOND);
    assertThat(open.explain("c")).isEmpty();
    assertThat(open.end("a")).isFalse();
  }
}
