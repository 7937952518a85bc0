package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import tools.jackson.databind.JsonNode;

/**
 * Accounts charged through the wire: the numbers that were measured on the reference, exact where
 * it drifts. The category {@code sec} costs 1 a second, {@code tenth} 0.1 a second, {@code fee} 1 a
 * second and 0.5 once.
 */
@RunningSignalbox("charging.dynaprepaid-plans=NEWCOMER")
class DebitIT {

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static final long SECOND = 1_000_000_000L;

  private final String account = "debit" + ACCOUNTS.incrementAndGet();
  private HttpRpcClient rpc;

  @BeforeAll
  static void setTariff(HttpRpcClient client) {
    PlanOfOneRate.of("sec", "1", "1s", "1s").activate(client);
    PlanOfOneRate.of("tenth", "0.1", "1s", "1s").activate(client);
    PlanOfOneRate.of("minute", "22", "60s", "60s").activate(client);
    PlanOfOneRate.of("fee", "1", "1s", "1s")
        .withSlots(PlanOfOneRate.slot("0.5", "1", "1s", "1s"))
        .activate(client);
    PlanOfOneRate.of("capped", "1", "1s", "1s").capped("10", "*disconnect").activate(client);
    PostsTariff.setDefaultCharger(client);
  }

  @BeforeEach
  void connect(HttpRpcClient client) {
    rpc = client;
  }

  private void add(String kind, String value, String balance) {
    rpc.call(
            "APIerSv1.AddBalance",
            "{'Account':'%s','BalanceType':'%s','Value':%s,'Balance':{%s}}"
                .formatted(account, kind, value, balance))
        .result();
  }

  private void money(String value) {
    add("*monetary", value, "");
  }

  private String piece(String category, int seconds, String more) {
    return """
    {'Tenant':'cgrates.org','Category':'%s','Account':'%s','Subject':'%s','ToR':'*voice',
     'Destination':'441632960000','TimeStart':'2025-08-04T13:00:00Z',
     'TimeEnd':'2025-08-04T13:%02d:%02dZ'%s}\
    """
        .formatted(category, account, account, seconds / 60, seconds % 60, more);
  }

  private RpcAnswer debit(String category, int seconds) {
    return rpc.call("Responder.Debit", piece(category, seconds, ""));
  }

  private RpcAnswer maxDebit(String category, int seconds) {
    return rpc.call("Responder.MaxDebit", piece(category, seconds, ""));
  }

  private JsonNode balances(String kind) {
    return rpc.call("APIerSv2.GetAccount", "{'Account':'" + account + "'}")
        .result()
        .path("BalanceMap")
        .path(kind);
  }

  private BigDecimal balance(String kind, String id) {
    return balances(kind)
        .valueStream()
        .filter(one -> one.path("ID").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + id))
        .path("Value")
        .decimalValue();
  }

  private static BigDecimal cost(RpcAnswer answer) {
    return answer.result().path("Cost").decimalValue();
  }

  @Test
  void shouldDebitAndTellWhichBalancePaidForWhichIncrement() {
    // Given
    money("10");

    // When
    RpcAnswer answer = debit("fee", 3);

    // Then
    JsonNode span = answer.result().path("Timespans").path(0);
    JsonNode increments = span.path("Increments");
    assertThat(cost(answer)).isEqualByComparingTo("3.5");
    assertThat(increments.path(0).path("Duration").longValue()).isZero();
    assertThat(increments.path(0).path("Cost").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(increments.path(1).path("CompressFactor").intValue()).isEqualTo(3);
    JsonNode paid = increments.path(1).path("BalanceInfo");
    assertThat(paid.path("AccountID").asString()).isEqualTo("cgrates.org:" + account);
    assertThat(paid.path("Monetary").path("ID").asString()).isEqualTo("*default");
    assertThat(paid.path("Monetary").path("UUID"))
        .isEqualTo(balances("*monetary").path(0).path("Uuid"));
    assertThat(answer.result().path("AccountSummary").path("ID").asString()).isEqualTo(account);
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("6.5");
  }

  @ParameterizedTest
  @CsvSource({"0.1,10,1", "0.1,50,5"})
  void shouldComeToZeroExactlyAfterManySmallDebits(String each, int times, String first) {
    // Given
    money(first);

    // When
    for (int i = 0; i < times; i++) {
      debit("tenth", 1).result();
    }

    // Then
    assertThat(balance("*monetary", "*default"))
        .as("%s debits of %s", times, each)
        .isEqualByComparingTo("0");
  }

  @Test
  void shouldLetSeveralBalancesPayOneCallByTheirWeight() {
    // Given
    add("*monetary", "1", "'ID':'A','Weight':30");
    add("*monetary", "2", "'ID':'B','Weight':20");
    add("*monetary", "10", "'ID':'C','Weight':10");

    // When
    RpcAnswer answer = debit("sec", 4);

    // Then
    assertThat(cost(answer)).isEqualByComparingTo("4");
    assertThat(balance("*monetary", "A")).isEqualByComparingTo("0");
    assertThat(balance("*monetary", "B")).isEqualByComparingTo("0");
    assertThat(balance("*monetary", "C")).isEqualByComparingTo("9");
  }

  @ParameterizedTest
  @CsvSource({
    "*zero1m, 5, 120, 60",
    "*zero5s, 12, 17, 2",
    "*zero1s, 12, 20, 8",
    "'', 12, 20, 8",
  })
  void shouldTakeUnitsInTheirSteps(String subject, int seconds, long before, long after) {
    // Given
    String named = subject.isEmpty() ? "" : ",'RatingSubject':'" + subject + "'";
    add("*voice", Long.toString(before * SECOND), "'ID':'MIN'" + named);
    money("100");

    // When
    RpcAnswer answer = debit("sec", seconds);

    // Then
    assertThat(balance("*voice", "MIN")).isEqualByComparingTo(Long.toString(after * SECOND));
    assertThat(cost(answer)).isEqualByComparingTo("0");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("100");
  }

  @Test
  void shouldLetMoneyPayWhatARestOfUnitsCannot() {
    // Given
    add("*voice", Long.toString(7 * SECOND), "'ID':'MIN','RatingSubject':'*zero5s'");
    money("100");

    // When
    RpcAnswer answer = debit("sec", 12);

    // Then
    assertThat(balance("*voice", "MIN")).isEqualByComparingTo(Long.toString(2 * SECOND));
    assertThat(cost(answer)).isEqualByComparingTo("7");
  }

  @Test
  void shouldCarryADestinationWithoutATariffByAnyUnits() {
    // Given
    add("*voice", Long.toString(60 * SECOND), "'ID':'MIN'");

    // When
    RpcAnswer answer = debit("nobody-sells-this", 10);

    // Then
    assertThat(cost(answer)).isEqualByComparingTo("0");
    assertThat(balance("*voice", "MIN")).isEqualByComparingTo(Long.toString(50 * SECOND));
  }

  @Test
  void shouldStopAtABlockerThatIsSpent() {
    // Given
    add("*monetary", "2", "'ID':'BLOCK','Weight':20,'Blocker':true");
    add("*monetary", "100", "'ID':'REST','Weight':10");

    // When
    long granted =
        rpc.call("Responder.GetMaxSessionTime", piece("sec", 60, "")).result().longValue();

    // Then
    assertThat(granted).isEqualTo(2 * SECOND);
  }

  @Test
  void shouldNeverOverdrawByMaxDebit() {
    // Given
    money("2.5");

    // When
    RpcAnswer answer = maxDebit("sec", 10);
    RpcAnswer empty = maxDebit("sec", 10);

    // Then
    assertThat(cost(answer)).isEqualByComparingTo("2");
    assertThat(answer.result().path("RatedUsage").longValue()).isEqualTo(2 * SECOND);
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("0.5");
    assertThat(empty.result().path("Cost").decimalValue()).isEqualByComparingTo("0");
    assertThat(empty.result().path("Timespans").size()).isZero();
  }

  @Test
  void shouldRefuseAForcedDurationThatCannotBePaid() {
    // Given
    money("2.5");

    // When
    String failure =
        rpc.call("Responder.MaxDebit", piece("sec", 10, ",'ForceDuration':true")).failure();

    // Then
    assertThat(failure).isEqualTo("INSUFFICIENT_CREDIT");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("2.5");
  }

  @Test
  void shouldOverdrawByDebitUnlessThatIsDenied() {
    // Given
    money("2.5");

    // When
    RpcAnswer denied = rpc.call("Responder.Debit", piece("sec", 10, ",'DenyNegativeAccount':true"));
    RpcAnswer all = debit("sec", 10);

    // Then
    assertThat(cost(denied)).isEqualByComparingTo("2");
    assertThat(cost(all)).isEqualByComparingTo("10");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("-9.5");
  }

  @Test
  void shouldDivideUsageByTheFactorExactly() {
    // Given
    add("*generic", "500", "'ID':'GEN','Factors':{'*voice':1000000000}");

    // When
    debit("sec", 25);

    // Then
    assertThat(balance("*generic", "GEN")).isEqualByComparingTo("475");
  }

  @Test
  void shouldAddUpHoweverACallIsCut() {
    // Given
    money("100");

    // When
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; i <= 4; i++) {
      String part =
          """
          {'CgrID':'cut-%s','RunID':'*default','Category':'minute','Account':'%s','ToR':'*voice',
           'Destination':'441632960000','LoopIndex':%d,'DurationIndex':%d,
           'TimeStart':'2025-08-04T13:00:%02dZ','TimeEnd':'2025-08-04T13:00:%02dZ'}\
          """
              .formatted(account, account, i - 1, i * 14L * SECOND, (i - 1) * 14, i * 14);
      sum = sum.add(cost(rpc.call("Responder.MaxDebit", part)));
    }

    // Then
    assertThat(sum).isEqualByComparingTo("22");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("78");
  }

  @Test
  void shouldAnswerAPieceThatComesAgainAsBeforeAndMoveNothing() {
    // Given
    money("100");
    String piece = piece("sec", 10, ",'CgrID':'again-" + account + "','DurationIndex':10000000000");
    RpcAnswer first = rpc.call("Responder.Debit", piece);

    // When
    RpcAnswer again = rpc.call("Responder.Debit", piece);

    // Then
    assertThat(cost(again)).isEqualByComparingTo(cost(first));
    assertThat(again.result().path("Timespans")).isEqualTo(first.result().path("Timespans"));
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("90");
  }

  @Test
  void shouldDebitEveryPieceOfACallThatDoesNotSayItsPlace() {
    // Given
    money("100");
    String call = ",'CgrID':'places-" + account + "'";
    String first = piece("sec", 10, call);
    String second = first.replace("13:00:10Z", "13:00:20Z").replace("13:00:00Z", "13:00:10Z");
    String shorter = piece("sec", 5, call);
    for (String sent : List.of(first, second, shorter)) {
      rpc.call("Responder.Debit", sent).result();
    }

    // When
    RpcAnswer again = rpc.call("Responder.Debit", first);

    // Then
    assertThat(cost(again)).isEqualByComparingTo("10");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("75");
  }

  @Test
  void shouldGiveIncrementsBackToTheBalancesThatPaid() {
    // Given
    add("*voice", Long.toString(5 * SECOND), "'ID':'MIN'");
    money("100");
    JsonNode call = debit("sec", 12).result();
    List<String> increments = new ArrayList<>();
    call.path("Timespans")
        .forEach(span -> span.path("Increments").forEach(one -> increments.add(one.toString())));
    String refund =
        "{'CgrID':'refund-%s','Account':'%s','Increments':%s}"
            .formatted(account, account, increments);

    // When
    rpc.call("Responder.RefundIncrements", refund).result();
    JsonNode after = rpc.call("Responder.RefundIncrements", refund).result();

    // Then
    assertThat(after.path("ID").asString()).isEqualTo("cgrates.org:" + account);
    assertThat(balance("*voice", "MIN")).isEqualByComparingTo(Long.toString(5 * SECOND));
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("100");
  }

  @Test
  void shouldSayHowLongThereIsCredit() {
    // Given
    money("50");

    // When
    JsonNode time = rpc.call("Responder.GetMaxSessionTime", piece("sec", 59, "")).result();
    JsonNode capped = rpc.call("Responder.GetMaxSessionTime", piece("capped", 59, "")).result();

    // Then
    assertThat(time.longValue()).isEqualTo(50 * SECOND);
    assertThat(capped.longValue()).isEqualTo(10 * SECOND);
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("50");
  }

  @Test
  void shouldNeverGrantMoreThanThereIsToAThousandAtOnce() throws Exception {
    // Given
    money("500");
    List<Future<BigDecimal>> answers = new ArrayList<>();

    // When
    try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < 1_000; i++) {
        answers.add(clients.submit(() -> cost(maxDebit("sec", 1))));
      }
    }

    // Then
    BigDecimal sum = BigDecimal.ZERO;
    for (Future<BigDecimal> answer : answers) {
      sum = sum.add(answer.get());
    }
    assertThat(sum).isEqualByComparingTo("500");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("0");
  }

  private String cdr(String requestType, String more) {
    return """
    {'OriginID':'cdr-%s','RequestType':'%s','Category':'sec','Account':'%s','ToR':'*voice',
     'Destination':'441632960000','SetupTime':'2025-08-04T13:00:00Z',
     'AnswerTime':'2025-08-04T13:00:00Z','Usage':'12s'%s}\
    """
        .formatted(account, requestType, account, more);
  }

  private JsonNode stored() {
    return rpc.call("ApierV2.GetCDRs", "{'OriginIDs':['cdr-" + account + "']}").result();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*prepaid", "*postpaid", "*pseudoprepaid", "*dynaprepaid"})
  void shouldDebitForACdrOnceAndReadItAtOnce(String requestType) {
    // Given
    add("*voice", Long.toString(5 * SECOND), "'ID':'MIN'");
    money("100");

    // When
    rpc.call("CDRsV1.ProcessExternalCDR", cdr(requestType, "")).result();
    String again = rpc.call("CDRsV1.ProcessExternalCDR", cdr(requestType, "")).failure();

    // Then
    assertThat(again).isEqualTo("EXISTS");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("93");
    JsonNode cdr = stored().path(0);
    JsonNode details = RpcAnswer.MAPPER.readTree(cdr.path("CostDetails").asString());
    assertThat(cdr.path("Cost").decimalValue()).isEqualByComparingTo("7");
    assertThat(cdr.path("CostSource").asString()).isEqualTo("*cdrs");
    assertThat(details.path("AccountSummary").path("BalanceSummaries").size()).isEqualTo(2);
    assertThat(details.path("Accounting").size()).isEqualTo(2);
    JsonNode last = details.path("Charges").path(1).path("Increments").path(0);
    assertThat(last.path("CompressFactor").intValue()).isEqualTo(7);
    assertThat(details.path("Accounting").has(last.path("AccountingID").asString())).isTrue();
  }

  @Test
  void shouldKeepACdrOfNobodyAndSayWhy() {
    // When
    rpc.call("CDRsV1.ProcessExternalCDR", cdr("*prepaid", "")).result();

    // Then
    assertThat(stored().path(0).path("Cost").decimalValue()).isEqualByComparingTo("-1");
    assertThat(stored().path(0).path("ExtraInfo").asString()).isEqualTo("ACCOUNT_NOT_FOUND");
  }

  @Test
  void shouldDebitTheDifferenceWhenCdrsAreRatedAnew() {
    // Given
    money("100");
    rpc.call("CDRsV1.ProcessExternalCDR", cdr("*prepaid", "")).result();
    String event =
        """
        {'Flags':['*rerate'],'Event':{'OriginID':'cdr-%s','RequestType':'*prepaid',
         'Category':'sec','Account':'%s','ToR':'*voice','Destination':'441632960000',
         'AnswerTime':'2025-08-04T13:00:00Z','Usage':'30s'}}\
        """
            .formatted(account, account);

    // When
    JsonNode answer = rpc.call("CDRsV2.ProcessEvent", event).result();

    // Then
    assertThat(answer.path(0).path("Event").path("Cost").decimalValue()).isEqualByComparingTo("30");
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("70");
    assertThat(stored().path(0).path("Cost").decimalValue()).isEqualByComparingTo("30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Responder.Debit",
        "Responder.MaxDebit",
        "Responder.GetMaxSessionTime",
        "Responder.RefundIncrements",
        "Responder.RefundRounding"
      })
  void shouldSayWhatIsMissingFromAnEmptyRequest(String method) {
    // When
    String failure = rpc.call(method, "{}").failure();

    // Then
    assertThat(failure).startsWith("MANDATORY_IE_MISSING: [");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "'Account':'nobody'|ACCOUNT_NOT_FOUND",
        "'TimeEnd':'2025-08-08T13:00:00Z'|MAX_USAGE_EXCEEDED",
        "'TimeEnd':'9999-08-08T13:00:00Z'|MAX_USAGE_EXCEEDED",
        "'TimeEnd':'tomorrow'|Unsupported time format",
        "'Category':'nothing'|RATING_PLAN_NOT_FOUND",
      })
  void shouldRefuseACallThatCannotBeCharged(String member, String error) {
    // Given
    rpc.call("APIerSv1.SetAccount", "{'Account':'" + account + "'}").result();
    String name = member.substring(1, member.indexOf(':') - 1);
    String call = piece("sec", 10, "").replaceAll("'" + name + "':'[^']*'", member);

    // When
    String failure = rpc.call("Responder.Debit", call).failure();

    // Then
    assertThat(failure).isEqualTo(error);
  }

  @Test
  void shouldMakeTheAccountOfADynaprepaidCallByThePlansOfNewcomers() {
    // Given
    rpc.call(
            "APIerSv2.SetActions",
            "{'ActionsId':'WELCOME','Overwrite':true,'Actions':[{'Identifier':'*topup',"
                + "'BalanceType':'*monetary','BalanceId':'*default','Units':'20','Weight':10}]}")
        .result();
    rpc.call(
            "APIerSv1.SetActionPlan",
            "{'Id':'NEWCOMER','Overwrite':true,"
                + "'ActionPlan':[{'ActionsId':'WELCOME','Time':'*asap','Weight':10}]}")
        .result();

    // When
    rpc.call("CDRsV1.ProcessExternalCDR", cdr("*dynaprepaid", "")).result();

    // Then
    assertThat(balance("*monetary", "*default")).isEqualByComparingTo("8");
    assertThat(stored().path(0).path("Cost").decimalValue()).isEqualByComparingTo("12");
  }
}
