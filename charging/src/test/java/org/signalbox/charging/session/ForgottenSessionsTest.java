package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.ChargingVersion;
import org.signalbox.charging.session.ReauthorizationPort.Cause;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSpec;

/** The walk that finds sessions of before a restart, step by step: what is left for later waits. */
final class ForgottenSessionsTest {

  @TempDir Path folder;
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private Runnable whileOneIsRecalled = () -> {};
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Does at once what may wait, and nothing of what is for later. */
  private final class Waiting implements SessionWorkPort {
    @Override
    public void start(Runnable work) {
      work.run();
    }

    @Override
    public void after(Duration delay, Runnable work) {
      later.add(work);
    }
  }

  private void restart() {
    ChargingPorts ports = fixture.charging().ports();
    ChargingPorts watched =
        new ChargingPorts(
            this::version,
            ports.store(),
            ports.details(),
            ports.listener(),
            ports.ledger(),
            ports.debited(),
            ports.dynaprepaidPlans(),
            ports.locks());
    fixture.restart(
        new SessionCharging(
            watched,
            fixture.charging().rules(),
            new SessionHost(fixture.charging().clock(), new Waiting()),
            SessionConfig.STANDARD));
    fixture
        .sessions()
        .notices()
        .connect((session, services, cause) -> asked.add(session + " " + cause));
  }

  /** Asked for while a session is made of what the ledger keeps. */
  private ChargingVersion version() {
    Runnable once = whileOneIsRecalled;
    whileOneIsRecalled = () -> {};
    once.run();
    return fixture.charging().ports().versions().current();
  }

  private void doAll() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  /** A session of before a restart that was granted its last, and money for it. */
  private void sessionThatLackedCredit() {
    fixture.topUp("10");
    fixture.one(fixture.initial("s", beginning(60)));
    restart();
    fixture.topUp("100");
  }

  @Test
  void shouldAskASessionThatTheImageHolds() {
    // Given
    sessionThatLackedCredit();

    // When
    doAll();

    // Then
    assertThat(asked).containsExactly("s " + Cause.CREDIT_GAINED);
  }

  @Test
  void shouldNotAskASessionThatEndsBetweenTheImageAndTheWalk() {
    // Given
    sessionThatLackedCredit();
    // Takes the image, and leaves the walk for later.
    later.remove().run();
    fixture.one(fixture.last("s", 1, ending(10)));

    // When
    doAll();

    // Then
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldNotAskASessionThatEndsWhileItIsRecalled() {
    // Given
    sessionThatLackedCredit();
    later.remove().run();
    whileOneIsRecalled = () -> fixture.one(fixture.last("s", 1, ending(10)));

    // When
    doAll();

    // Then
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldLookForNothingMoreOnceAllThatAreOpenAreRemembered() {
    // Given
    fixture.topUp("1000");
    fixture.one(fixture.initial("s", beginning(60)));
    restart();
    fixture.one(fixture.update("s", 1, continuing(1, 60)));
    topUpAnother();
    doAll();

    // When
    topUpAnother();

    // Then
    assertThat(later).isEmpty();
  }

  private void topUpAnother() {
    fixture.change(
        new AccountId(SessionFixture.account().tenant(), "1003"),
        new AccountAction.Open(),
        new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1)));
  }
}
