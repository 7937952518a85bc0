package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.charging.ChargingFixture.call;
import static org.signalbox.charging.ChargingFixture.with;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.profiles.Event;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** CDRs that are charged to accounts. A call of the posts costs 22 a minute. */
class DebitingCdrTest {

  private static final AccountId ACCOUNT = new AccountId("cgrates.org", "1002");

  @TempDir private Path folder;
  private ChargingFixture charging;

  @BeforeEach
  void open() {
    charging = new ChargingFixture(folder);
    charging.addCharger("DEFAULT", "");
  }

  @AfterEach
  void close() {
    charging.close();
  }

  private void change(AccountAction... actions) {
    charging
        .ledger()
        .ask(
            at -> new LedgerCommand.ChangeAccount(at, Optional.empty(), ACCOUNT, List.of(actions)),
            Admission.NEW_WORK);
  }

  private void openWith(String money) {
    change(
        new AccountAction.Configure(AccountTerms.PREPAID),
        new AccountAction.TopUp(BalanceSpec.money(), Amount.of(money)));
  }

  private static Event of(String requestType, String originId, String usage) {
    return with(with(call(originId, usage), "Account", "1002"), "RequestType", requestType);
  }

  private CdrOutcome process(Event event, String... flags) {
    return charging.pipeline().process(event, CdrFlags.CDR.changedBy(List.of(flags)));
  }

  private String money() {
    return charging
        .ledger()
        .read(view -> view.account(ACCOUNT))
        .flatMap(account -> account.balance(TypeOfRecord.MONETARY, Balance.DEFAULT_ID))
        .map(balance -> balance.value().toString())
        .orElse("none");
  }

  private Cdr stored() {
    return charging.stored().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*prepaid", "*postpaid", "*pseudoprepaid", "*dynaprepaid", "prepaid"})
  void shouldDebitTheAccountOnce(String requestType) {
    // Given
    openWith("100");
    process(of(requestType, "1", "123s"));

    // When
    CdrOutcome again = process(of(requestType, "1", "123s"));

    // Then
    assertThat(again).isEqualTo(new CdrOutcome.Exists());
    assertThat(money()).isEqualTo("34");
    assertThat(charging.costs()).containsExactly("*default=66");
    assertThat(stored().costSource()).isEqualTo("*cdrs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*rated", "*raw", "*none"})
  void shouldMoveNothingForOtherRequestTypes(String requestType) {
    // Given
    openWith("100");

    // When
    process(of(requestType, "1", "123s"));

    // Then
    assertThat(money()).isEqualTo("100");
    assertThat(charging.costs()).hasSize(1);
  }

  @Test
  void shouldKeepACallOfNobodyWithoutAPriceAndSayWhy() {
    // When
    CdrOutcome outcome = process(of("*prepaid", "1", "123s"));

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Processed.class);
    assertThat(stored().cost()).isEqualTo(CdrCost.unrated());
    assertThat(stored().extraText()).isEqualTo("ACCOUNT_NOT_FOUND");
  }

  @Test
  void shouldNotDebitADisabledAccount() {
    // Given
    openWith("100");
    change(new AccountAction.Disable(true));

    // When
    process(of("*postpaid", "1", "123s"));

    // Then
    assertThat(money()).isEqualTo("100");
    assertThat(stored().extraText()).isEqualTo("ACCOUNT_DISABLED");
  }

  @Test
  void shouldMakeTheAccountOfADynaprepaidCall() {
    // When
    process(of("*dynaprepaid", "1", "60s"));

    // Then
    assertThat(money()).isEqualTo("-22");
    assertThat(charging.costs()).containsExactly("*default=22");
  }

  @Test
  void shouldTakeUnitsBeforeMoneyAndTellWhoPaid() {
    // Given
    openWith("100");
    change(
        new AccountAction.TopUp(
            new BalanceSpec(TypeOfRecord.VOICE, "MIN", Expiry.never(), BalanceTerms.PLAIN),
            Amount.of(60_000_000_000L)));

    // When
    process(of("*prepaid", "1", "123s"));

    // Then
    Account account = charging.ledger().read(view -> view.account(ACCOUNT)).orElseThrow();
    assertThat(account.balance(TypeOfRecord.VOICE, "MIN").orElseThrow().value())
        .isEqualTo(Amount.ZERO);
    assertThat(money()).isEqualTo("56");
    assertThat(charging.costs()).containsExactly("*default=44");
  }

  @Test
  void shouldChargeAllRunsOfACallInOneStep() {
    // Given
    openWith("100");
    charging.addCharger("SECOND", "second");

    // When
    process(of("*prepaid", "1", "60s"));

    // Then
    assertThat(money()).isEqualTo("56");
    assertThat(charging.costs()).containsExactlyInAnyOrder("*default=22", "second=22");
  }

  @Test
  void shouldGiveBackAndDebitAnewWhenTheEventIsRatedAnew() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));

    // When
    process(of("*prepaid", "1", "123s"), "*rerate");

    // Then
    assertThat(money()).isEqualTo("34");
    assertThat(charging.costs()).containsExactly("*default=66");
  }

  @Test
  void shouldOnlyGiveBackWhenARefundIsAskedFor() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));

    // When
    process(of("*prepaid", "1", "60s"), "*refund", "*rals:false");

    // Then
    assertThat(money()).isEqualTo("100");
    assertThat(stored().cost()).isEqualTo(CdrCost.unrated());
  }

  @Test
  void shouldRefundOnceHoweverOftenItIsAskedFor() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));
    process(of("*prepaid", "1", "60s"), "*refund", "*rals:false");

    // When
    process(of("*prepaid", "1", "60s"), "*refund", "*rals:false");

    // Then
    assertThat(money()).isEqualTo("100");
  }

  @Test
  void shouldRateStoredCdrsAnewByTheTariffInForceAndMoveTheDifference() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));
    charging.setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.minutes("10")));

    // When
    long asked = new CdrRerating(charging.ports()).rerate(CdrQuery.ALL, true);

    // Then
    assertThat(asked).isEqualTo(1);
    assertThat(money()).isEqualTo("90");
    assertThat(charging.costs()).containsExactly("*default=10");
  }

  @Test
  void shouldGiveBackOnceWhatIsRefundedWhileARunOverManyIsOnItsWayThere() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));
    process(of("*prepaid", "2", "60s"));
    charging.setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.minutes("10")));
    CdrPipeline pipeline = charging.pipeline();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    charging
        .ledger()
        .watch(records -> {
          if (isFirst.getAndSet(false)) {
            pipeline.process(
                of("*prepaid", "2", "60s"),
                CdrFlags.CDR.changedBy(List.of("*refund", "*rals:false")));
          }
        });

    // When
    new CdrRerating(charging.ports()).rerate(CdrQuery.ALL, true);

    // Then
    assertThat(money()).isEqualTo("80");
    assertThat(charging.costs()).containsExactly("*default=10", "*default=10");
  }

  @Test
  void shouldGiveBackOnceWhatManyGiveBackAtATime() throws InterruptedException {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));
    List<List<String>> flags =
        List.of(List.of("*rerate"), List.of("*refund", "*rals:false"), List.of("*rerate"));
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads =
        IntStream.range(0, 12)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() -> {
                      await(start);
                      charging
                          .pipeline()
                          .process(
                              of("*prepaid", "1", "60s"),
                              CdrFlags.CDR.changedBy(flags.get(i % flags.size())));
                    }))
            .toList();

    // When
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    process(of("*prepaid", "1", "60s"), "*rerate");

    // Then
    assertThat(money()).isEqualTo("78");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldDebitWithoutKeepingACdrWhenNothingIsToBeStored() {
    // Given
    openWith("100");

    // When
    process(of("*prepaid", "1", "60s"), "*store:false");

    // Then
    assertThat(money()).isEqualTo("78");
    assertThat(charging.costs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*rerate", "*refund"})
  void shouldGiveNothingBackForDebitsThatAClientWroteItself(String flag) {
    // Given
    openWith("100");
    String forged =
        "{\"Debits\":[{\"Tenant\":\"cgrates.org\",\"Account\":\"1002\",\"Balance\":1,\"Units\":1000000}]}";
    Event sent = with(with(of("*rated", "1", "60s"), "Cost", "0"), "CostDetails", forged);
    charging.pipeline().process(with(sent, "PreRated", "true"), CdrFlags.PRE_RATED_CDR);

    // When
    process(of("*rated", "1", "60s"), flag);

    // Then
    assertThat(money()).isEqualTo("100");
  }

  @Test
  void shouldGiveNothingBackWhenImportedCdrsAreRatedAnew() {
    // Given
    openWith("100");
    String forged =
        "{\"Debits\":[{\"Tenant\":\"cgrates.org\",\"Account\":\"1002\",\"Balance\":1,\"Units\":1000000}]}";
    Event sent = with(with(of("*prepaid", "1", "60s"), "Cost", "22"), "CostDetails", forged);
    charging.pipeline().process(with(sent, "PreRated", "true"), CdrFlags.PRE_RATED_CDR);

    // When
    new CdrRerating(charging.ports()).rerate(CdrQuery.ALL, true);

    // Then
    assertThat(money()).isEqualTo("78");
  }

  @Test
  void shouldDebitACallWhateverTheClientSaysInItsExtraInfo() {
    // Given
    openWith("100");

    // When
    process(with(of("*prepaid", "1", "60s"), "ExtraInfo", "from the switch"));

    // Then
    assertThat(money()).isEqualTo("78");
    assertThat(charging.costs()).containsExactly("*default=22");
    assertThat(stored().extraText()).isEmpty();
  }

  @Test
  void shouldGiveACallWithoutATimeNoPriceThatNobodyPaid() {
    // Given
    openWith("100");
    Event timeless = with(with(of("*prepaid", "1", "60s"), "SetupTime", ""), "AnswerTime", "");

    // When
    process(timeless);

    // Then
    assertThat(money()).isEqualTo("100");
    assertThat(stored().cost()).isEqualTo(CdrCost.unrated());
    assertThat(stored().extraText()).isEqualTo("SERVER_ERROR: no time from 1970 to 2261");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*rerate", "*refund"})
  void shouldMoveNoMoneyForAStoredCallThatIsNotStoredAnew(String flag) {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));

    // When
    CdrOutcome outcome = process(of("*prepaid", "1", "60s"), flag, "*store:false");

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Failed.class);
    assertThat(money()).isEqualTo("78");
    assertThat(charging.costs()).containsExactly("*default=22");
  }

  @Test
  void shouldRateAnewToAPriceThatItHadBefore() {
    // Given
    openWith("100");
    Tariff before = charging.tariff();
    Tariff after = SampleTariff.with(Tariff.empty(), "call", SampleTariff.minutes("10"));
    CdrRerating rerating = new CdrRerating(charging.ports());
    process(of("*prepaid", "1", "60s"));
    for (Tariff tariff : List.of(after, before)) {
      charging.setTariff(tariff);
      rerating.rerate(CdrQuery.ALL, true);
    }

    // When
    charging.setTariff(after);
    rerating.rerate(CdrQuery.ALL, true);

    // Then
    assertThat(money()).isEqualTo("90");
    assertThat(charging.costs()).containsExactly("*default=10");
  }

  @Test
  void shouldChargeNothingWhileWhatWasChargedIsNotStored() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));
    charging.clock().advance(Duration.ofHours(1));
    charging.ledger().setProjectorBehind(true);
    CdrPipeline pipeline =
        new CdrPipeline(charging.ports().readingOwnWrites(), charging.rules(), charging.clock());

    // When
    ThrowableAssert.ThrowingCallable repeat =
        () -> pipeline.process(of("*prepaid", "1", "60s"), CdrFlags.CDR);

    // Then
    assertThatThrownBy(repeat).isInstanceOf(CdrsBehind.class).hasMessageContaining("too busy");
    assertThat(money()).isEqualTo("78");
  }

  @Test
  void shouldRateNothingAnewWhileWhatWasChargedIsNotStored() {
    // Given
    openWith("100");
    process(of("*prepaid", "1", "60s"));
    charging.ledger().setProjectorBehind(true);
    CdrRerating rerating = new CdrRerating(charging.ports().readingOwnWrites());

    // When
    ThrowableAssert.ThrowingCallable rerate = () -> rerating.rerate(CdrQuery.ALL, true);

    // Then
    assertThatThrownBy(rerate).isInstanceOf(CdrsBehind.class);
    assertThat(money()).isEqualTo("78");
  }

  @Test
  void shouldStoreWhatWasDebitedWithoutDetailsThatAreTooLong() {
    // Given
    openWith("100");
    charging.setDetails(cost ->
        cost.account().isPresent()
            ? "\"" + "x".repeat(Cdr.LONG_TEXT_LENGTH_MAX) + "\""
            : "{\"short\":true}");

    // When
    process(of("*prepaid", "1", "60s"));

    // Then
    assertThat(money()).isEqualTo("78");
    assertThat(stored().cost()).isEqualTo(new CdrCost.Rated(Amount.of(22), "{\"short\":true}"));
  }

  @Test
  void shouldRefuseACallOfMoreThanTheLedgerCarries() {
    // Given
    openWith("100");
    Event huge = with(of("*prepaid", "1", "60s"), "Padding", "x".repeat(600_000));

    // When
    CdrOutcome outcome = process(huge);

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Failed.class);
    assertThat(money()).isEqualTo("100");
  }
}
