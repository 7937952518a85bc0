package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RunningSignalbox;
import tools.jackson.databind.JsonNode;

/** Accounts and balances through the wire, in the shapes and words that clients know. */
@RunningSignalbox
class AccountApiIT {

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final String account = "acc" + ACCOUNTS.incrementAndGet();
  private HttpRpcClient rpc;

  @BeforeEach
  void connect(HttpRpcClient client) {
    rpc = client;
  }

  private String call(String method, String members) {
    return rpc.call(method, "{'Tenant':'cgrates.org','Account':'" + account + "'" + members + "}")
        .json()
        .path("error")
        .asString("OK");
  }

  private JsonNode v2() {
    return rpc.call("APIerSv2.GetAccount", "{'Tenant':'cgrates.org','Account':'" + account + "'}")
        .result();
  }

  private JsonNode balance(String kind) {
    return v2().path("BalanceMap").path(kind).path(0);
  }

  @Test
  void shouldOpenAnAccountAndShowItInBothShapes() {
    // Given
    call("ApierV1.SetAccount", ",'ExtraOptions':{'AllowNegative':true}");

    // When
    JsonNode old =
        rpc.call("ApierV1.GetAccount", "{'Tenant':'cgrates.org','Account':'" + account + "'}")
            .result();

    // Then
    assertThat(old.path("Id").asString()).isEqualTo("*out:cgrates.org:" + account);
    assertThat(old.path("AllowNegative").booleanValue()).isTrue();
    assertThat(v2().path("ID").asString()).isEqualTo("cgrates.org:" + account);
    assertThat(v2().path("UnitCounters").isNull()).isTrue();
  }

  @Test
  void shouldKeepWhatAnotherSetAccountDoesNotSay() {
    // Given
    call("APIerSv2.SetAccount", ",'ExtraOptions':{'AllowNegative':true}");

    // When
    call("APIerSv2.SetAccount", ",'ExtraOptions':{'Disabled':true}");

    // Then
    assertThat(v2().path("AllowNegative").booleanValue()).isTrue();
    assertThat(v2().path("Disabled").booleanValue()).isTrue();
  }

  @Test
  void shouldAddExactlyAndMakeTheAccountWhereItIsMissing() {
    // Given
    for (int i = 0; i < 10; i++) {
      call("APIerSv1.AddBalance", ",'BalanceType':'*monetary','Value':0.1");
    }

    // When
    JsonNode balance = balance("*monetary");

    // Then
    assertThat(balance.path("ID").asString()).isEqualTo("*default");
    assertThat(balance.path("Value").decimalValue()).isEqualByComparingTo("1");
    assertThat(balance.path("Uuid").asString()).hasSize(36);
  }

  @Test
  void shouldKeepWeightAndEndOfABalanceThatIsToppedUp() {
    // Given
    call(
        "APIerSv1.SetBalance",
        ",'BalanceType':'*voice','Value':60000000000,'Balance':{'ID':'MIN','Weight':20,"
            + "'ExpiryTime':'2033-01-01T00:00:00Z','DestinationIDs':'DST_A;DST_B',"
            + "'Categories':'call','RatingSubject':'*zero1s','Blocker':true,"
            + "'Factors':{'*voice':2}}");

    // When
    call("APIerSv1.AddBalance", ",'BalanceType':'*voice','Value':1,'Balance':{'ID':'MIN'}");

    // Then
    JsonNode balance = balance("*voice");
    assertThat(balance.path("Value").decimalValue()).isEqualByComparingTo("60000000001");
    assertThat(balance.path("Weight").decimalValue()).isEqualByComparingTo("20");
    assertThat(balance.path("ExpirationDate").asString()).isEqualTo("2033-01-01T00:00:00Z");
    assertThat(balance.path("DestinationIDs").toString())
        .isEqualTo("{\"DST_A\":true,\"DST_B\":true}");
    assertThat(balance.path("RatingSubject").asString()).isEqualTo("*zero1s");
    assertThat(balance.path("Blocker").booleanValue()).isTrue();
    assertThat(balance.path("Factors").path("*voice").intValue()).isEqualTo(2);
  }

  @Test
  void shouldAddToTheBalanceThatItsFilterMeans() {
    // Given
    call(
        "APIerSv1.SetBalance",
        ",'BalanceType':'*monetary','Value':1,'Balance':{'ID':'A','Weight':10}");
    call(
        "APIerSv1.SetBalance",
        ",'BalanceType':'*monetary','Value':1,'Balance':{'ID':'B','Weight':20}");

    // When
    call("APIerSv1.AddBalance", ",'BalanceType':'*monetary','Value':5,'Balance':{'Weight':20}");

    // Then
    JsonNode balances = v2().path("BalanceMap").path("*monetary");
    assertThat(balances.path(0).path("Value").decimalValue()).isEqualByComparingTo("1");
    assertThat(balances.path(1).path("Value").decimalValue()).isEqualByComparingTo("6");
  }

  @Test
  void shouldFindABalanceByItsUuid() {
    // Given
    call("APIerSv1.SetBalance", ",'BalanceType':'*sms','Value':7,'Balance':{'ID':'SMS'}");
    String uuid = balance("*sms").path("Uuid").asString();

    // When
    call(
        "APIerSv1.SetBalance", ",'BalanceType':'*sms','Value':9,'Balance':{'UUID':'" + uuid + "'}");

    // Then
    assertThat(balance("*sms").path("Value").intValue()).isEqualTo(9);
    assertThat(balance("*sms").path("ID").asString()).isEqualTo("SMS");
  }

  @Test
  void shouldReplaceWhatIsThereWhenAskedToOverwrite() {
    // Given
    call("APIerSv1.AddBalance", ",'BalanceType':'*data','Value':100,'Balance':{'ID':'D'}");

    // When
    call(
        "APIerSv1.AddBalance",
        ",'BalanceType':'*data','Value':30,'Overwrite':true,'Balance':{'ID':'D'}");

    // Then
    assertThat(balance("*data").path("Value").intValue()).isEqualTo(30);
  }

  @Test
  void shouldSetSeveralBalancesInOneStepOrNone() {
    // When
    String refused =
        call(
            "APIerSv1.SetBalances",
            ",'Balances':[{'BalanceType':'*monetary','Value':5,'Balance':{'ID':'A'}},"
                + "{'BalanceType':'*sms','Value':5}]");
    String done =
        call(
            "APIerSv1.SetBalances",
            ",'Balances':[{'BalanceType':'*monetary','Value':5,'Balance':{'ID':'A'}},"
                + "{'BalanceType':'*sms','Value':7,'Balance':{'ID':'B'}}]");

    // Then
    assertThat(refused).isEqualTo("MANDATORY_IE_MISSING: [BalanceID or BalanceUUID]");
    assertThat(done).isEqualTo("OK");
    assertThat(balance("*monetary").path("Value").intValue()).isEqualTo(5);
    assertThat(balance("*sms").path("Value").intValue()).isEqualTo(7);
  }

  @Test
  void shouldDebitMoneyBelowZeroAndUnitsNot() {
    // Given
    call("APIerSv1.AddBalance", ",'BalanceType':'*monetary','Value':1");
    call("APIerSv1.AddBalance", ",'BalanceType':'*sms','Value':1,'Balance':{'ID':'S'}");

    // When
    String money = call("APIerSv1.DebitBalance", ",'BalanceType':'*monetary','Value':1.5");
    String units =
        call("APIerSv1.DebitBalance", ",'BalanceType':'*sms','Value':2,'Balance':{'ID':'S'}");

    // Then
    assertThat(money).isEqualTo("OK");
    assertThat(units).isEqualTo("INSUFFICIENT_CREDIT");
    assertThat(balance("*monetary").path("Value").decimalValue()).isEqualByComparingTo("-0.5");
    assertThat(balance("*sms").path("Value").intValue()).isEqualTo(1);
  }

  @Test
  void shouldRemoveBalancesAndSayWhereThereIsNone() {
    // Given
    call("APIerSv1.AddBalance", ",'BalanceType':'*sms','Value':1,'Balance':{'ID':'S'}");

    // When
    String first = call("APIerSv1.RemoveBalances", ",'BalanceType':'*sms','Balance':{'ID':'S'}");
    String second = call("APIerSv1.RemoveBalances", ",'BalanceType':'*sms','Balance':{'ID':'S'}");

    // Then
    assertThat(first).isEqualTo("OK");
    assertThat(second).isEqualTo("NOT_FOUND");
    assertThat(v2().path("BalanceMap").toString()).isEqualTo("{}");
  }

  @Test
  void shouldMoveABalanceToAnotherAccount() {
    // Given
    call("APIerSv1.AddBalance", ",'BalanceType':'*monetary','Value':10");
    rpc.call("APIerSv1.SetAccount", "{'Account':'receiver'}").result();

    // When
    String moved =
        rpc.call(
                "APIerSv1.TransferBalance",
                "{'SourceAccountID':'"
                    + account
                    + "','SourceBalanceID':'*default','DestinationAccountID':'receiver',"
                    + "'DestinationBalanceID':'gift','Units':4}")
            .result()
            .asString();

    // Then
    assertThat(moved).isEqualTo("OK");
    assertThat(balance("*monetary").path("Value").intValue()).isEqualTo(6);
  }

  @Test
  void shouldDoARepeatedRequestOnce() {
    // Given
    String request =
        ",'BalanceType':'*monetary','Value':5,'APIOpts':{'*requestID':'top-" + account + "'}";
    call("APIerSv1.AddBalance", request);

    // When
    String again = call("APIerSv1.AddBalance", request);

    // Then
    assertThat(again).isEqualTo("OK");
    assertThat(balance("*monetary").path("Value").intValue()).isEqualTo(5);
  }

  @Test
  void shouldListAndCountTheAccountsOfATenant() {
    // Given
    for (String id : new String[] {"c", "a", "b", "d"}) {
      rpc.call(
              "APIerSv1.SetAccount",
              "{'Tenant':'list','Account':'"
                  + id
                  + "','ExtraOptions':{'Disabled':"
                  + id.equals("b")
                  + "}}")
          .result();
    }

    // When
    JsonNode page =
        rpc.call("APIerSv2.GetAccounts", "{'Tenant':'list','Offset':1,'Limit':2}").result();
    JsonNode disabled =
        rpc.call("APIerSv2.GetAccounts", "{'Tenant':'list','Filter':{'Disabled':true}}").result();
    JsonNode named =
        rpc.call("APIerSv1.GetAccounts", "{'Tenant':'list','AccountIDs':['d','x']}").result();
    JsonNode count = rpc.call("APIerSv2.GetAccountsCount", "{'Tenant':'list'}").result();

    // Then
    assertThat(page)
        .extracting(one -> one.path("ID").asString())
        .containsExactly("list:b", "list:c");
    assertThat(disabled).extracting(one -> one.path("ID").asString()).containsExactly("list:b");
    assertThat(named).extracting(one -> one.path("Id").asString()).containsExactly("*out:list:d");
    assertThat(count.intValue()).isEqualTo(4);
  }

  @Test
  void shouldForgetARemovedAccount() {
    // Given
    call("APIerSv1.AddBalance", ",'BalanceType':'*monetary','Value':5");

    // When
    call("APIerSv1.RemoveAccount", "");

    // Then
    assertThat(call("APIerSv2.GetAccount", "")).isEqualTo("NOT_FOUND");
    assertThat(call("APIerSv1.RemoveAccount", "")).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "APIerSv1.AddBalance|{}|MANDATORY_IE_MISSING: [Account BalanceType Value]",
        "APIerSv1.SetBalance|{}|MANDATORY_IE_MISSING: [Account BalanceType]",
        "APIerSv1.GetAccount|{}|MANDATORY_IE_MISSING: [Account]",
        "APIerSv2.SetAccount|{}|MANDATORY_IE_MISSING: [Account]",
        "APIerSv2.GetAccountsCount|{'Tenant':'nobody'}|NOT_FOUND",
        "APIerSv1.RemoveBalances|{'Account':'no','BalanceType':'*sms'}|NOT_FOUND",
        "APIerSv1.SetAccount|{'Account':'p','ActionPlanID':'NONE'}|SERVER_ERROR: NOT_FOUND",
      })
  void shouldRefuseInTheWordsThatClientsKnow(String method, String parameters, String error) {
    // When
    String failure = rpc.call(method, parameters).failure();

    // Then
    assertThat(failure).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "'Value':'5'",
        "'Value':1e400",
        "'Value':1e30",
        "'Value':1,'Balance':[]",
        "'Value':1,'Balance':{'Weight':'x'}",
        "'Value':1,'Balance':{'ExpiryTime':'tomorrow'}",
        "'Value':1,'Balance':{'Factors':{'*voice':0}}",
        "'Value':1,'Balance':{'TimingIDs':'NOT_THERE'}",
        "'Value':1,'Balance':{'RatingSubject':'*zeroabc'}",
        "'Value':1,'Balance':{'DestinationIDs':{'A':7}}",
      })
  void shouldRefuseWhatCannotBeReadAndChangeNothing(String members) {
    // When
    String error = call("APIerSv1.AddBalance", ",'BalanceType':'*monetary'," + members);

    // Then
    assertThat(error).isNotEqualTo("OK").doesNotContain("internal error");
    assertThat(call("APIerSv2.GetAccount", "")).isEqualTo("NOT_FOUND");
  }

  @Test
  void shouldTellWhichPlansAnAccountIsInAndWhenTheyRun() {
    // Given
    rpc.call(
            "APIerSv2.SetActions",
            "{'ActionsId':'MONTH','Overwrite':true,'Actions':[{'Identifier':'*topup',"
                + "'BalanceType':'*monetary','BalanceId':'*default','Units':'20','Weight':10}]}")
        .result();
    rpc.call(
            "APIerSv1.SetActionPlan",
            "{'Id':'MONTHLY','Overwrite':true,'ActionPlan':[{'ActionsId':'MONTH',"
                + "'MonthDays':'1','Time':'00:00:00','Weight':10}]}")
        .result();

    // When
    call("APIerSv1.SetAccount", ",'ActionPlanID':'MONTHLY'");

    // Then
    JsonNode plans =
        rpc.call("APIerSv1.GetAccountActionPlan", "{'Account':'" + account + "'}").result();
    assertThat(plans.size()).isEqualTo(1);
    assertThat(plans.path(0).path("ActionPlanId").asString()).isEqualTo("MONTHLY");
    assertThat(plans.path(0).path("ActionsId").asString()).isEqualTo("MONTH");
    assertThat(plans.path(0).path("NextExecTime").asString()).endsWith("-01T00:00:00Z");
  }
}
