package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.TypeOfRecord;

/** Which clients are asked to come back when credit comes, or when sessions starve. */
final class SessionNoticesTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
    fixture
        .sessions()
        .notices()
        .connect((session, services, cause) -> asked.add(session + " " + services + " " + cause));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  private static String notice(String session, Cause cause) {
    return session + " " + List.of(ServiceRequest.ONLY) + " " + cause;
  }

  private String next() throws InterruptedException {
    String notice = asked.poll(30, TimeUnit.SECONDS);
    return notice == null ? "nothing" : notice;
  }

  @Test
  void shouldAskASessionThatWasGrantedItsLastWhenMoneyComes() throws InterruptedException {
    // Given
    fixture.topUp("10");
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.topUp("100");

    // Then
    assertThat(next()).isEqualTo(notice("s", Cause.CREDIT_GAINED));
  }

  @Test
  void shouldNotAskASessionThatHasEnoughNorOneThatIsOver() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("over", beginning(1_000)));
    fixture.one(fixture.last("over", 1, Consume.ending(Used.NOTHING)));
    fixture.one(fixture.initial("enough", beginning(60)));

    // When
    fixture.topUp("100");

    // Then
    fixture.one(fixture.last("enough", 1, Consume.ending(Used.NOTHING)));
    fixture.one(fixture.initial("next", beginning(100_000)));
    fixture.topUp("1");
    assertThat(next()).isEqualTo(notice("next", Cause.CREDIT_GAINED));
  }

  private SessionNotices notices() {
    return fixture.sessions().notices();
  }

  @Test
  void shouldAskAgainOnceAWhileIsOver() throws InterruptedException {
    // Given
    fixture.topUp("10");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.topUp("1");
    String first = next();
    fixture.topUp("1");
    fixture.topUp("1");
    settled();
    fixture.charging().clock().advance(Duration.ofSeconds(SessionNotices.SECONDS_BETWEEN));

    // When
    notices().askPostponed("s");

    // Then
    assertThat(first).isEqualTo(notice("s", Cause.CREDIT_GAINED));
    assertThat(asked).containsExactly(first);
  }

  @Test
  void shouldNotAskBeforeTheWhileIsOver() throws InterruptedException {
    // Given
    fixture.topUp("10");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.topUp("1");
    next();
    fixture.topUp("1");
    settled();
    fixture.charging().clock().advance(Duration.ofSeconds(SessionNotices.SECONDS_BETWEEN - 1));

    // When
    notices().askPostponed("s");

    // Then
    assertThat(asked).isEmpty();
    fixture.charging().clock().advance(Duration.ofSeconds(1));
    notices().askPostponed("s");
    assertThat(asked).containsExactly(notice("s", Cause.CREDIT_GAINED));
  }

  @Test
  void shouldNotAskAClientThatCameBackSinceTheMoneyDid() throws InterruptedException {
    // Given
    fixture.topUp("10");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.topUp("1");
    next();
    fixture.topUp("1");
    settled();
    fixture.one(fixture.update("s", 1, continuing(10, 60)));
    fixture.charging().clock().advance(Duration.ofSeconds(SessionNotices.SECONDS_BETWEEN));

    // When
    notices().askPostponed("s");

    // Then
    assertThat(asked).isEmpty();
  }

  /**
   * Until the thread that asks has done all that was handed to it. The marker has an account of its
   * own: what waits for the other's would ask it too, and once more when its own money comes.
   */
  private void settled() throws InterruptedException {
    AccountId own = new AccountId(SessionFixture.account().tenant(), "marker");
    fixture.change(own, new AccountAction.Open(), money("1"));
    fixture.one(fixture.initialOf("marker", "marker", beginning(100_000)));
    fixture.change(own, money("0.01"));
    assertThat(next()).isEqualTo(notice("marker", Cause.CREDIT_GAINED));
  }

  private static AccountAction money(String amount) {
    return new AccountAction.TopUp(BalanceSpec.money(), Amount.of(amount));
  }

  @Test
  void shouldRecallWhatAnotherSessionHoldsWhereOneStarvesAndShareFromThenOn()
      throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("rich", beginning(90)));
    fixture.one(fixture.initial("poor", beginning(90)));
    String recalled = next();

    // When
    ServiceAnswer rich = fixture.one(fixture.update("rich", 1, continuing(10, 90)));

    // Then
    assertThat(recalled).isEqualTo(notice("rich", Cause.CREDIT_SHARED));
    assertThat(rich.granted()).isEqualTo(45 * SECOND);
    assertThat(next()).isEqualTo(notice("poor", Cause.CREDIT_SHARED));
    assertThat(fixture.one(fixture.update("poor", 1, continuing(0, 90))).granted())
        .isEqualTo(45 * SECOND);
  }

  @Test
  void shouldAskWhoHoldsCreditOnceHoweverOftenAnotherStarves() throws InterruptedException {
    // Given
    Duration between = Duration.ofSeconds(SessionNotices.SECONDS_BETWEEN);
    fixture.topUp("50");
    fixture.one(fixture.initial("holding", beginning(40)));
    fixture.one(fixture.initial("refused", beginning(60)));
    String first = next();
    fixture.charging().clock().advance(between);

    // When
    fixture.one(fixture.update("refused", 1, continuing(0, 60)));
    fixture.charging().clock().advance(between);
    fixture.one(fixture.update("refused", 2, continuing(0, 60)));

    // Then
    assertThat(first).isEqualTo(notice("holding", Cause.CREDIT_SHARED));
    fixture.topUp("0.01");
    assertThat(next()).isEqualTo(notice("refused", Cause.CREDIT_GAINED));
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldShareWithNobodyWhoseSessionWasGivenUp() {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("lost", beginning(10)));
    fixture.pass(Duration.ofMinutes(11));
    fixture.one(fixture.initial("s", beginning(1_000)));

    // When
    ServiceAnswer answer = fixture.one(fixture.update("s", 1, continuing(20, 60)));

    // Then
    assertThat(answer.granted()).isEqualTo(60 * SECOND);
  }

  @Test
  void shouldShareWithNobodyWhoseRefusedCallEnded() {
    // Given
    fixture.topUp("0");
    fixture.one(fixture.request("refused", 0, SessionPhase.ATTEMPT, beginning(10)));
    fixture.charge(fixture.last("refused", 1, Consume.ending(Used.NOTHING)));
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(1_000)));

    // When
    ServiceAnswer answer = fixture.one(fixture.update("s", 1, continuing(20, 60)));

    // Then
    assertThat(answer.granted()).isEqualTo(60 * SECOND);
  }

  @Test
  void shouldShareWithNobodyWhoseRequestCouldNotBe() {
    // Given
    fixture.topUp("100");
    fixture.refusal(fixture.initial("", beginning(10)));
    fixture.one(fixture.initial("s", beginning(1_000)));

    // When
    ServiceAnswer answer = fixture.one(fixture.update("s", 1, continuing(20, 60)));

    // Then
    assertThat(answer.granted()).isEqualTo(60 * SECOND);
  }

  @Test
  void shouldShareNoLongerThanAMinute() throws InterruptedException {
    // Given
    fixture.topUp("1000");
    fixture.one(fixture.initial("a", beginning(960)));
    fixture.one(fixture.initial("b", beginning(60)));
    next();
    fixture.one(fixture.update("a", 1, continuing(10, 100)));
    fixture.charging().clock().advance(Duration.ofSeconds(61));

    // When
    ServiceAnswer answer = fixture.one(fixture.update("a", 2, continuing(10, 100)));

    // Then
    assertThat(answer.granted()).isEqualTo(100 * SECOND);
  }

  @Test
  void shouldNeverDenyAfterATopUpThatWasAnsweredBefore() {
    // Given
    fixture.topUp("0");
    int wronglyDenied = 0;

    // When
    for (int i = 0; i < 1_000; i++) {
      fixture.topUp("1");
      ServiceAnswer answer = fixture.one(fixture.initial("s" + i, beginning(1)));
      wronglyDenied += answer.refusal().isPresent() ? 1 : 0;
      fixture.one(fixture.last("s" + i, 1, Consume.ending(Used.of(SECOND))));
    }

    // Then
    assertThat(wronglyDenied).isZero();
    assertThat(fixture.money()).isEqualTo(Amount.ZERO);
  }

  @Test
  void shouldGrantOrAskADeniedSessionInEveryRaceWithATopUp() throws InterruptedException {
    // Given
    fixture.topUp("0");
    int left = 0;

    // When
    for (int i = 0; i < 1_000; i++) {
      String session = "s" + i;
      fixture.one(fixture.initial(session, beginning(1)));
      Thread topping = Thread.ofPlatform().start(() -> fixture.topUp("1"));
      ServiceAnswer answer = fixture.one(fixture.update(session, 1, continuing(0, 1)));
      topping.join();
      left += answer.granted() > 0 || isAsked(session) ? 0 : 1;
      fixture.one(fixture.last(session, 2, Consume.ending(Used.of(SECOND))));
    }

    // Then
    assertThat(left).isZero();
    assertThat(fixture.money()).isEqualTo(Amount.ZERO);
  }

  /** Whether a session is asked; notices to those of earlier rounds may come before. */
  private boolean isAsked(String session) throws InterruptedException {
    String notice = next();
    while (!notice.equals("nothing") && !notice.startsWith(session + " ")) {
      notice = next();
    }
    return notice.startsWith(session + " ");
  }

  @Test
  void shouldAskASessionWhenTheBalanceThatItSharesGetsMoney() throws InterruptedException {
    // Given
    AccountId parent = new AccountId(SessionFixture.account().tenant(), "parent");
    fixture.change(new AccountAction.Open(), topUp("0", shared("ticket")));
    fixture.change(parent, new AccountAction.Open(), topUp("10", shared("purse")));
    ServiceAnswer last = fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.change(parent, topUp("100", shared("purse")));

    // Then
    assertThat(last.granted()).isEqualTo(10 * SECOND);
    assertThat(next()).isEqualTo(notice("s", Cause.CREDIT_GAINED));
  }

  private static BalanceSpec shared(String id) {
    BalanceTerms plain = BalanceTerms.PLAIN;
    return new BalanceSpec(
        TypeOfRecord.MONETARY,
        id,
        BalanceSpec.money().expiry(),
        new BalanceTerms(
            plain.weight(),
            plain.destinations(),
            plain.categories(),
            new TreeSet<>(Set.of("family")),
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
  void shouldAskASessionThatHoldsCreditWhenItsAccountIsDisabled() throws InterruptedException {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.change(new AccountAction.Disable(true));

    // Then
    assertThat(next()).isEqualTo(notice("s", Cause.ACCOUNT_CHANGED));
  }
}
