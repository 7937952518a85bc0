package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.session.ReauthorizationPort.Cause;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.Expiry;
import org.signalbox.rating.TypeOfRecord;

/** Clients whose grants stand on what an account has no more are asked to come back. */
final class LostCreditTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
    connect();
  }

  private void connect() {
    fixture
        .sessions()
        .notices()
        .connect((session, services, cause) -> asked.add(session + " " + cause));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private String next() throws InterruptedException {
    String notice = asked.poll(30, TimeUnit.SECONDS);
    return notice == null ? "nothing" : notice;
  }

  private static AccountAction debit(String amount) {
    return new AccountAction.Debit(BalanceSelector.ALL, Amount.of(amount));
  }

  private static BalanceSpec money(String id, Expiry expiry, String... groups) {
    BalanceTerms plain = BalanceTerms.PLAIN;
    return new BalanceSpec(
        TypeOfRecord.MONETARY,
        id,
        expiry,
        new BalanceTerms(
            plain.weight(),
            plain.destinations(),
            plain.categories(),
            new TreeSet<>(Set.of(groups)),
            plain.timings(),
            plain.ratingSubject(),
            plain.factors(),
            false,
            false));
  }

  private static AccountAction topUp(String amount, BalanceSpec balance) {
    return new AccountAction.TopUp(balance, Amount.of(amount));
  }

  @Test
  void shouldAskWhoHoldsCreditOfABalanceThatWasDebitedBelowZero() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.change(debit("90"));

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_LOST);
    assertThat(fixture.one(fixture.update("s", 1, continuing(0, 60))).granted())
        .isEqualTo(10 * SECOND);
  }

  @Test
  void shouldNotAskWhereWhatIsHeldIsStillThere() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.change(debit("40"));

    // Then
    fixture.one(fixture.initial("refused", beginning(10)));
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_SHARED);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldAskWhoHoldsCreditOfABalanceThatWasRemoved() throws InterruptedException {
    // Given
    fixture.topUp("60");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.change(topUp("5", money("other", BalanceSpec.money().expiry())));
    next();
    fixture.charging().clock().advance(Duration.ofSeconds(SessionNotices.SECONDS_BETWEEN));

    // When
    fixture.change(
        new AccountAction.RemoveBalances(BalanceSelector.of(TypeOfRecord.MONETARY, "*default")));

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_LOST);
    assertThat(fixture.one(fixture.update("s", 1, continuing(0, 60))).granted())
        .isEqualTo(5 * SECOND);
  }

  @Test
  void shouldNotAskWhoHoldsCreditOfAnotherBalance() throws InterruptedException {
    // Given
    fixture.topUp("1000");
    fixture.change(topUp("5", money("other", BalanceSpec.money().expiry())));
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.change(
        new AccountAction.RemoveBalances(BalanceSelector.of(TypeOfRecord.MONETARY, "other")));

    // Then
    fixture.change(new AccountAction.Disable(true));
    assertThat(next()).isEqualTo("s " + Cause.ACCOUNT_CHANGED);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldAskWhoHoldsCreditOfABalanceThatEnds() throws InterruptedException {
    // Given
    Expiry soon = new Expiry.At(fixture.charging().clock().instant().plusSeconds(60));
    fixture.change(new AccountAction.Open(), topUp("60", money("month", soon)));
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.pass(Duration.ofSeconds(61));

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_LOST);
  }

  @Test
  void shouldAskWhoHoldsCreditOfASharedBalanceThatWasRemoved() throws InterruptedException {
    // Given
    AccountId parent = new AccountId(SessionFixture.account().tenant(), "parent");
    Expiry never = BalanceSpec.money().expiry();
    fixture.change(new AccountAction.Open(), topUp("0", money("ticket", never, "family")));
    fixture.change(parent, new AccountAction.Open(), topUp("10", money("purse", never, "family")));
    fixture.one(fixture.initial("s", beginning(10)));

    // When
    fixture.change(
        parent,
        new AccountAction.RemoveBalances(BalanceSelector.of(TypeOfRecord.MONETARY, "purse")));

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_LOST);
  }

  @Test
  void shouldAskASessionOfBeforeARestartWhoseCreditIsGone() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.sessions().notices().connect(ReauthorizationPort.NONE);
    fixture.restart();
    connect();

    // When
    fixture.change(debit("90"));

    // Then
    assertThat(next()).isEqualTo("s " + Cause.CREDIT_LOST);
  }
}
