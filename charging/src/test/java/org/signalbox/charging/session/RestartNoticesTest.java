package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.session.ReauthorizationPort.Cause;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSpec;

/** Sessions that only the ledger knows are asked to come back like all others. */
final class RestartNoticesTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void restart(SessionConfig config) {
    fixture.restart(config);
    fixture
        .sessions()
        .notices()
        .connect((session, services, cause) -> asked.add(session + " " + cause));
  }

  private String next() throws InterruptedException {
    String notice = asked.poll(30, TimeUnit.SECONDS);
    return notice == null ? "nothing" : notice;
  }

  @Test
  void shouldAskASessionOfBeforeARestartThatWasGrantedItsLast() throws InterruptedException {
    // Given
    fixture.topUp("10");
    fixture.one(fixture.initial("s", beginning(60)));
    restart(SessionConfig.STANDARD);

    // When
    fixture.topUp("100");

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_GAINED);
  }

  @Test
  void shouldAskASessionThatWasRefusedBeforeARestart() throws InterruptedException {
    // Given
    fixture.topUp("0");
    fixture.one(fixture.initial("s", beginning(60)));
    restart(SessionConfig.STANDARD);

    // When
    fixture.topUp("100");

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_GAINED);
  }

  @Test
  void shouldAskASessionOfBeforeARestartWhenItsAccountIsDisabled() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));
    restart(SessionConfig.STANDARD);

    // When
    fixture.change(new AccountAction.Disable(true));

    // Then
    assertThat(next()).isEqualTo("s " + Cause.ACCOUNT_CHANGED);
  }

  @Test
  void shouldRecallWhatASessionOfBeforeARestartHoldsWhereOneStarves() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("rich", beginning(90)));
    restart(SessionConfig.STANDARD);

    // When
    fixture.one(fixture.initial("poor", beginning(90)));

    // Then
    assertThat(next()).isEqualTo("rich " + Cause.CREDIT_SHARED);
    assertThat(fixture.one(fixture.update("rich", 1, continuing(10, 90))).granted())
        .isEqualTo(45 * SECOND);
  }

  @Test
  void shouldAskASessionThatMadeRoomForLaterOnes() throws InterruptedException {
    // Given
    restart(new SessionConfig(3, 3, 16, Duration.ofMinutes(15)));
    fixture.topUp("10");
    fixture.one(fixture.initial("first", beginning(60)));
    AccountId other = new AccountId(SessionFixture.account().tenant(), "1003");
    fixture.change(
        other,
        new AccountAction.Open(),
        new AccountAction.TopUp(BalanceSpec.money(), Amount.of("100")));
    for (int i = 0; i < 20; i++) {
      fixture.one(fixture.initialOf("1003", "other" + i, beginning(1)));
    }

    // When
    fixture.topUp("100");

    // Then
    assertThat(next()).isEqualTo("first " + Cause.CREDIT_GAINED);
  }

  @Test
  void shouldNotAskASessionThatEndedSinceTheRestart() throws InterruptedException {
    // Given
    fixture.topUp("10");
    fixture.one(fixture.initial("over", beginning(60)));
    fixture.one(fixture.initial("s", beginning(60)));
    restart(SessionConfig.STANDARD);
    fixture.one(fixture.last("over", 1, Consume.ending(Used.of(10 * SECOND))));

    // When
    fixture.topUp("100");

    // Then: both lacked credit, and are told in one walk.
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_GAINED);
    assertThat(asked).isEmpty();
  }
}
