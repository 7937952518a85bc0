package org.signalbox.rpc.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionMethodsTest {

  /** As the public scripts of CGrateS tutorials send it. */
  private static final String BONUS =
      "{'ActionsId':'Action_Add_Signup_Bonus','Actions':[{'Identifier':'*topup_reset',"
          + "'BalanceId':'Balance_Signup_Bonus','BalanceType':'*monetary','Units':99,"
          + "'ExpiryTime':'*month','BalanceWeight':1200,'Weight':90},"
          + "{'Identifier':'*cdrlog','BalanceId':'','BalanceUuid':'','BalanceType':'*monetary',"
          + "'Directions':'*out','Units':0,'ExpiryTime':'','Filter':'','TimingTags':'',"
          + "'DestinationIds':'','RatingSubject':'','Categories':'','SharedGroups':'',"
          + "'BalanceWeight':0,'ExtraParameters':'','BalanceBlocker':'false',"
          + "'BalanceDisabled':'false','Weight':80},"
          + "{'Identifier':'*http_post_async','ExtraParameters':'http://192.0.2.1/signup_bonus',"
          + "'ExpiryTime':'*unlimited','Weight':70},{'Identifier':'*log','Weight':60}]}";

  private static final String PLAN =
      "{'Id':'ActionPlan_Signup_Bonus','ActionPlan':[{'ActionsId':'Action_Add_Signup_Bonus',"
          + "'Years':'*any','Months':'*any','MonthDays':'*any','WeekDays':'*any','Time':'*asap',"
          + "'Weight':10}],'Overwrite':true,'ReloadScheduler':true}";

  private @TempDir Path folder;
  private ActionApi api;

  @BeforeEach
  void open() {
    api = new ActionApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldGiveTheBonusOfTheTutorialToWhoeverJoinsItsPlan() {
    // Given
    assertThat(api.call("SetActions", BONUS)).isEqualTo("'OK'");
    assertThat(api.call("SetActionPlan", PLAN)).isEqualTo("'OK'");
    api.open("1001");
    // When
    api.join("1001", "ActionPlan_Signup_Bonus");
    // Then
    assertThat(api.money("1001")).isEqualByComparingTo("99");
    assertThat(api.call("GetActionPlan", "{'ID':'ActionPlan_Signup_Bonus'}"))
        .isEqualTo(
            "[{'Id':'ActionPlan_Signup_Bonus','AccountIDs':{'cgrates.org:1001':true},"
                + "'ActionTimings':[{'Uuid':'*asap:Action_Add_Signup_Bonus','Timing':{'Timing':"
                + "{'ID':'*asap','Years':[],'Months':[],'MonthDays':[],'WeekDays':[],"
                + "'StartTime':'*asap','EndTime':''},'Rating':null,'Weight':0},"
                + "'ActionsID':'Action_Add_Signup_Bonus','ExtraData':null,'Weight':10}]}]");
  }

  /** Found by the fuzzer. */
  @ParameterizedTest
  @CsvSource({
    "RemoveActionPlan, ID",
    "GetActionPlan, ID",
    "SignalboxV1.RemoveSharedGroup, Id",
    "RemoveActionTrigger, GroupID",
    "SignalboxV1.GetVouchers, BatchID",
    "SignalboxV1.RemoveVouchers, BatchID"
  })
  void shouldTellThatANameIsTooLong(String method, String member) {
    // Given
    String argument = "{'" + member + "':'" + "x".repeat(284) + "','UniqueID':''}";
    // When
    String answer = api.call(method, argument);
    // Then
    assertThat(answer).isEqualTo("!SERVER_ERROR: definition of 284 characters; expected 1 to 255");
  }

  @Test
  void shouldShowActionsInBothForms() {
    // Given
    api.call("SetActions", BONUS);
    // When
    String second = api.call("APIerSv2.GetActions", "{'ActionIDs':['Action_Add_Signup_Bonus']}");
    // Then
    assertThat(second)
        .startsWith(
            "{'Action_Add_Signup_Bonus':[{'Id':'Action_Add_Signup_Bonus','ActionType':"
                + "'*topup_reset','ExtraParameters':'','Filters':[],'ExpirationString':'*month',"
                + "'Weight':90,'Balance':{'Uuid':null,'ID':'Balance_Signup_Bonus','Type':"
                + "'*monetary','Value':{'Method':'','Params':null,'Static':99},"
                + "'ExpirationDate':null,'Weight':1200,'DestinationIDs':null,");
    assertThat(api.call("GetActions", "'Action_Add_Signup_Bonus'"))
        .startsWith(
            "[{'Identifier':'*topup_reset','BalanceId':'Balance_Signup_Bonus','BalanceUuid':'',"
                + "'BalanceType':'*monetary','Units':'99','ExpiryTime':'*month',")
        .endsWith(
            "'BalanceWeight':'0','ExtraParameters':'','BalanceBlocker':'false',"
                + "'BalanceDisabled':'false','Weight':60}]");
    assertThat(api.call("APIerSv2.GetActionsCount", "{}")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SetActions         | {}                                      | MANDATORY_IE_MISSING: [ActionsId Actions]
          SetActions         | {'ActionsId':'A','Actions':[{}]}        | MANDATORY_IE_MISSING:Action::[Identifier]
          APIerSv2.SetActions | {'ActionsId':'A','Actions':[{'Identifier':'*topup','BalanceType':'*sms'}]} | MANDATORY_IE_MISSING:Action:*topup:[Units]
          GetActions         | 'NONE'                                  | SERVER_ERROR: NOT_FOUND
          GetActions         | ''                                      | MANDATORY_IE_MISSING ActionsId:
          RemoveActions      | {}                                      | NOT_FOUND
          ExecuteAction      | {}                                      | MANDATORY_IE_MISSING: [ActionsId]
          ExecuteAction      | {'Account':'1','ActionsId':'NONE'}      | SERVER_ERROR: NOT_FOUND
          SetActionPlan      | {}                                      | MANDATORY_IE_MISSING: [Id ActionPlan]
          SetActionPlan      | {'Id':'P','ActionPlan':[{'ActionsId':'A'}]} | MANDATORY_IE_MISSING:Action:A:[Time]
          SetActionPlan      | {'Id':'P','ActionPlan':[{'ActionsId':'A','Time':'*asap'}]} | BROKEN_REFERENCE:A
          GetActionPlan      | {'ID':'NONE'}                           | NOT_FOUND
          GetActionPlanIDs   | {}                                      | NOT_FOUND
          RemoveActionPlan   | {}                                      | MANDATORY_IE_MISSING: [ID]
          SetActionTrigger   | {}                                      | MANDATORY_IE_MISSING: [GroupID]
          SetActionTrigger   | {'GroupID':'G'}                         | MANDATORY_IE_MISSING: [ThresholdType ThresholdValue]
          GetActionTriggers  | {'GroupIDs':['NONE']}                   | NOT_FOUND
          GetActionTriggers  | {}                                      | NOT_FOUND
          GetAccountActionTriggers    | {}                             | MANDATORY_IE_MISSING: [Account]
          GetAccountActionTriggers    | {'Account':'9'}                | SERVER_ERROR: NOT_FOUND
          AddAccountActionTriggers    | {'Account':'9'}                | NOT_FOUND
          SetAccountActionTriggers    | {'Account':'9'}                | NOT_FOUND
          RemoveAccountActionTriggers | {'Account':'9'}                | NOT_FOUND
          ResetAccountActionTriggers  | {'Account':'9'}                | NOT_FOUND
          GetSharedGroup              | 'NONE'                         | SERVER_ERROR: NOT_FOUND
          SignalboxV1.SetVouchers     | {}                             | MANDATORY_IE_MISSING: [BatchID]
          SignalboxV1.SetVouchers     | {'BatchID':'B'}                | MANDATORY_IE_MISSING: [ActionsId]
          SignalboxV1.RedeemVoucher   | {}                             | MANDATORY_IE_MISSING: [Account Code]
          SignalboxV1.GetVouchers     | {'BatchID':'B'}                | NOT_FOUND
          """)
  void shouldRefuseInTheWordsThatClientsKnow(String method, String argument, String error) {
    // Given
    String sent = argument.startsWith("{") ? argument : "'" + argument + "'";
    // When
    String answer = api.call(method, sent);
    // Then
    assertThat(answer.strip()).isEqualTo("!" + error);
  }

  @Test
  void shouldKeepActionsUnlessToldToOverwriteThem() {
    // Given
    api.call("SetActions", BONUS);
    // When
    String again = api.call("SetActions", BONUS);
    // Then
    assertThat(again).isEqualTo("!EXISTS");
    assertThat(
            api.call("SetActions", BONUS.replace("{'ActionsId'", "{'Overwrite':true,'ActionsId'")))
        .isEqualTo("'OK'");
  }

  @Test
  void shouldSayWhichMemberOfAnActionIsWrong() {
    // Given
    String misspelt = BONUS.replace("*topup_reset", "*topup_rest");
    // When
    String answer = api.call("SetActions", misspelt);
    // Then
    assertThat(answer).startsWith("!SERVER_ERROR: Identifier: found \"*topup_rest\", expected");
    assertThat(api.call("SetActions", BONUS.replace("'Units':99", "'Units':-1")))
        .startsWith("!SERVER_ERROR: Units: found");
  }

  @Test
  void shouldNotSendBackALongText() {
    // Given
    String huge = BONUS.replace("*topup_reset", "x".repeat(1_000_000));
    // When
    String answer = api.call("SetActions", huge);
    // Then
    assertThat(answer).contains("..., 1000002 characters, expected").hasSizeLessThan(1_500);
  }

  @Test
  void shouldOpenTheAccountOnWhichActionsAreExecuted() {
    // Given
    api.call("SetActions", BONUS);
    // When
    String answer =
        api.call("ExecuteAction", "{'Account':'new','ActionsId':'Action_Add_Signup_Bonus'}");
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.money("new")).isEqualByComparingTo("99");
  }

  @Test
  void shouldRunTheTimingsOfAPlanByHand() {
    // Given
    api.call(
        "SetActions",
        "{'ActionsId':'A','Actions':[{'Identifier':'*topup','BalanceType':"
            + "'*monetary','Units':'5','Weight':10}]}");
    api.call(
        "SetActionPlan",
        "{'Id':'P','ActionPlan':[{'ActionsId':'A','Time':'*monthly'," + "'Weight':10}]}");
    api.open("1001");
    api.join("1001", "P");
    api.clock.advance(Duration.ofHours(1));
    assertThat(api.call("GetScheduledActions", "{'Account':'1001'}"))
        .isEqualTo(
            "[{'NextRunTime':'2025-09-04T13:00:00Z','Accounts':1,'ActionPlanID':'P',"
                + "'ActionTimingUUID':'*monthly:A','ActionsID':'A'}]");
    // When
    String answer = api.call("SchedulerSv1.ExecuteActions", "{'ActionPlanID':'P'}");
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("5");
    assertThat(
            api.call(
                "SchedulerSv1.ExecuteActionPlans",
                "{'ActionPlanIDs':['P'],'Tenant':'cgrates.org','AccountID':'1002'}"))
        .isEqualTo("'OK'");
    assertThat(api.money("1002")).isEqualByComparingTo("5");
  }

  @Test
  void shouldShowTheCalendarOfAPlan() {
    // Given
    api.call("SetActions", "{'ActionsId':'A','Actions':[{'Identifier':'*log','Weight':10}]}");
    api.call(
        "SetActionPlan",
        "{'Id':'P','ActionPlan':[{'ActionsId':'A','MonthDays':'1;15','WeekDays':'*any','Time':"
            + "'02:30:00','Weight':10}]}");
    // When
    String shown = api.call("GetActionPlan", "{'ID':'P'}");
    // Then
    assertThat(shown)
        .contains(
            "'AccountIDs':null,",
            "'Timing':{'ID':'','Years':[],'Months':[],'MonthDays':[1,15],'WeekDays':[],"
                + "'StartTime':'02:30:00','EndTime':''}");
    assertThat(
            api.call(
                "SetActionPlan",
                "{'Id':'Q','ActionPlan':[{'ActionsId':'A','Time':'noon','Weight':10}]}"))
        .isEqualTo("!UNSUPPORTED_FORMAT:noon");
    assertThat(api.call("GetActionPlanIDs", "{}")).isEqualTo("['P']");
  }

  @Test
  void shouldGiveTriggersToAnAccountAndTakeThemBack() {
    // Given
    api.call("SetActions", "{'ActionsId':'A','Actions':[{'Identifier':'*log','Weight':10}]}");
    String set =
        "{'GroupID':'ActionTrigger_95_Remaining','UniqueID':'u1','ActionTrigger':{'BalanceType':"
            + "'*monetary','Balance':{'ID':'*default','Value':95},'ThresholdType':'*min_balance',"
            + "'ThresholdValue':95,'Weight':10,'ActionsID':'A','MinSleep':'1m'},'Overwrite':true}";
    assertThat(api.call("SetActionTrigger", set)).isEqualTo("'OK'");
    api.open("1001");
    // When
    String given =
        api.call(
            "AddAccountActionTriggers",
            "{'Account':'1001','ActionTriggerIDs':['ActionTrigger_95_Remaining'],"
                + "'ActionTriggersOverwrite':true}");
    // Then
    assertThat(given).isEqualTo("'OK'");
    assertThat(api.call("GetAccountActionTriggers", "{'Account':'1001'}"))
        .startsWith(
            "[{'ID':'ActionTrigger_95_Remaining','UniqueID':'u1','ThresholdType':'*min_balance',"
                + "'ThresholdValue':95,'Recurrent':false,'MinSleep':60000000000,"
                + "'ExpirationDate':'0001-01-01T00:00:00Z','ActivationDate':"
                + "'0001-01-01T00:00:00Z','Balance':{'Uuid':null,'ID':null,'Type':'*monetary',")
        .endsWith(
            "'Weight':10,'ActionsID':'A','MinQueuedItems':0,'Executed':false,"
                + "'LastExecutionTime':'0001-01-01T00:00:00Z'}]");
    assertThat(api.call("RemoveAccountActionTriggers", "{'Account':'1001','UniqueID':'u1'}"))
        .isEqualTo("'OK'");
    assertThat(api.call("GetAccountActionTriggers", "{'Account':'1001'}")).isEqualTo("[]");
  }

  @Test
  void shouldChangeOnlyWhatIsSentOfATrigger() {
    // Given
    api.open("1001");
    api.call(
        "SetAccountActionTriggers",
        "{'Account':'1001','GroupID':'G','UniqueID':'u1','ActionTrigger':{'ThresholdType':"
            + "'*max_event_counter','ThresholdValue':'5','BalanceType':'*voice','Recurrent':true,"
            + "'BalanceCategories':['call']}}");
    // When
    String changed =
        api.call(
            "SetAccountActionTriggers",
            "{'Account':'1001','GroupID':'G','ActionTrigger':{'ThresholdValue':7,"
                + "'Executed':true}}");
    // Then
    assertThat(changed).isEqualTo("'OK'");
    assertThat(api.call("GetAccountActionTriggers", "{'Account':'1001'}"))
        .contains(
            "'ThresholdValue':7,'Recurrent':true,",
            "'Categories':{'call':true}",
            "'Executed':true");
    assertThat(api.call("ResetAccountActionTriggers", "{'Account':'1001','GroupID':'G'}"))
        .isEqualTo("'OK'");
    assertThat(api.call("GetAccountActionTriggers", "{'Account':'1001'}"))
        .contains("'Executed':false");
  }

  @Test
  void shouldRemoveOneTriggerOfAGroupAndThenTheGroup() {
    // Given
    for (String id : new String[] {"a", "b"}) {
      api.call(
          "SetActionTrigger",
          "{'GroupID':'G','UniqueID':'"
              + id
              + "','ActionTrigger':{'ThresholdType':'*min_balance',"
              + "'ThresholdValue':1}}");
    }
    // When
    String removed = api.call("RemoveActionTrigger", "{'GroupID':'G','UniqueID':'a'}");
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.call("GetActionTriggers", "{'GroupIDs':['G']}"))
        .contains("'UniqueID':'b'")
        .doesNotContain("'UniqueID':'a'");
    assertThat(api.call("RemoveActionTrigger", "{'GroupID':'G'}")).isEqualTo("'OK'");
    assertThat(api.call("GetActionTriggers", "{'GroupIDs':['G']}")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldKeepSharedGroups() {
    // Given
    String group =
        "{'Id':'SHARED_A','AccountParameters':{'*any':{'Strategy':'*highest','RatingSubject':''}}}";
    // When
    String answer = api.call("SignalboxV1.SetSharedGroup", group);
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetSharedGroup", "'SHARED_A'")).isEqualTo(group);
  }

  @Test
  void shouldRedeemAVoucherOnce() {
    // Given
    api.call("SetActions", BONUS);
    api.call(
        "SignalboxV1.SetVouchers",
        "{'BatchID':'SUMMER','ActionsId':'Action_Add_Signup_Bonus','Codes':['1234-5678'],"
            + "'ValidUntil':'2025-12-31T00:00:00Z'}");
    api.open("1001");
    api.open("1002");
    // When
    String redeemed =
        api.call("SignalboxV1.RedeemVoucher", "{'Account':'1001','Code':'1234 5678'}");
    // Then
    assertThat(redeemed).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("99");
    assertThat(api.call("SignalboxV1.RedeemVoucher", "{'Account':'1002','Code':'12345678'}"))
        .isEqualTo("!VOUCHER_REDEEMED");
    assertThat(api.call("SignalboxV1.RedeemVoucher", "{'Account':'1002','Code':'87654321'}"))
        .isEqualTo("!NOT_FOUND");
    assertThat(api.call("SignalboxV1.GetVouchers", "{'BatchID':'SUMMER'}"))
        .isEqualTo(
            "{'BatchID':'SUMMER','ActionsId':'Action_Add_Signup_Bonus','ValidUntil':"
                + "'2025-12-31T00:00:00Z','Count':1,'Redeemed':1}");
    assertThat(api.call("SignalboxV1.GetVoucher", "{'Code':'12345678'}"))
        .endsWith("'RedeemedBy':'cgrates.org:1001'}");
  }

  @Test
  void shouldTakeNoVoucherAfterTenWrongOnes() {
    // Given
    api.call("SetActions", BONUS);
    api.call(
        "SignalboxV1.SetVouchers",
        "{'BatchID':'B','ActionsId':'Action_Add_Signup_Bonus','Codes':['11112222']}");
    api.open("1001");
    for (int i = 0; i < 10; i++) {
      api.call("SignalboxV1.RedeemVoucher", "{'Account':'1001','Code':'9999000" + i + "'}");
    }
    // When
    String right = api.call("SignalboxV1.RedeemVoucher", "{'Account':'1001','Code':'11112222'}");
    // Then
    assertThat(right).isEqualTo("!TOO_MANY_TRIES");
    api.clock.advance(Duration.ofMinutes(61));
    assertThat(api.call("SignalboxV1.RedeemVoucher", "{'Account':'1001','Code':'11112222'}"))
        .isEqualTo("'OK'");
  }

  @Test
  void shouldAnswerARepeatedRedemptionLikeTheFirst() {
    // Given
    api.call("SetActions", BONUS);
    api.call(
        "SignalboxV1.SetVouchers",
        "{'BatchID':'B','ActionsId':'Action_Add_Signup_Bonus','Codes':['11112222']}");
    api.open("1001");
    String request = "{'Account':'1001','Code':'11112222','RequestID':'ussd-7'}";
    api.call("SignalboxV1.RedeemVoucher", request);
    // When
    String again = api.call("SignalboxV1.RedeemVoucher", request);
    // Then
    assertThat(again).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("99");
  }

  @Test
  void shouldTellNewCodesOnceAndTakeNoVoucherAfterItsTime() {
    // Given
    api.call("SetActions", BONUS);
    api.open("1001");
    // When
    String made =
        api.call(
            "SignalboxV1.SetVouchers",
            "{'BatchID':'B','ActionsId':'Action_Add_Signup_Bonus','Count':2,'ValidUntil':'+1h'}");
    // Then
    assertThat(made).matches("\\{'BatchID':'B','Count':2,'Codes':\\['\\d{16}','\\d{16}'\\]}");
    api.clock.advance(Duration.ofHours(2));
    String code = made.replaceAll(".*\\['(\\d{16})'.*", "$1");
    assertThat(api.call("SignalboxV1.RedeemVoucher", "{'Account':'1001','Code':'" + code + "'}"))
        .isEqualTo("!VOUCHER_EXPIRED");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "ExecuteAction,'ActionsId':'A'",
        "SchedulerSv1.ExecuteActionPlans,'ActionPlanIDs':['P']"
      })
  void shouldRunActionsOnceForARequestThatComesAgain(String method, String what) {
    // Given
    topUpOfFive();
    String request = "{" + what + ",'%s':'%s','APIOpts':{'*requestID':'r1'}}";
    String member = method.equals("ExecuteAction") ? "Account" : "AccountID";
    api.call(method, request.formatted(member, "1001"));
    api.call(method, request.formatted(member, "1001"));
    // When
    String other = api.call(method, request.formatted(member, "1002"));
    // Then
    assertThat(other).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("5");
    assertThat(api.money("1002")).isEqualByComparingTo("5");
  }

  @Test
  void shouldRunAPlanOnceForOneMoment() {
    // Given
    topUpOfFive();
    api.open("1001");
    api.join("1001", "P");
    api.clock.advance(Duration.ofHours(1));
    String request = "{'ActionPlanID':'P','APIOpts':{'*due':'2025-08-04T13:30:00Z'}}";
    api.call("SchedulerSv1.ExecuteActions", request);
    // When
    String again = api.call("SchedulerSv1.ExecuteActions", request);
    // Then
    assertThat(again).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("5");
    assertThat(
            api.call(
                "SchedulerSv1.ExecuteActions",
                "{'ActionPlanID':'P','APIOpts':{'*due':'2030-01-01T00:00:00Z'}}"))
        .isEqualTo("!SERVER_ERROR: *due is in the future; it may be sent again");
  }

  @Test
  void shouldPlayBackEachMomentThatWasDueOnceForOneRequest() {
    // Given
    topUpOfFive();
    api.open("1001");
    api.join("1001", "P");
    api.clock.advance(Duration.ofDays(100));
    String request =
        "{'TimeStart':'2025-08-01T00:00:00Z','TimeEnd':'2025-10-04T13:00:00Z',"
            + "'APIOpts':{'*due':'2025-11-12T12:00:00Z'}}";
    // When
    String answer = api.call("SchedulerSv1.ExecuteActions", request);
    // Then: two moments played back, and before them that of November, which had not run.
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("15");
    assertThat(api.call("SchedulerSv1.ExecuteActions", request)).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("15");
  }

  @Test
  void shouldRunWhatTheScheduleMissedBeforeARunByHand() {
    // Given
    topUpOfFive();
    api.open("1001");
    api.join("1001", "P");
    api.clock.advance(Duration.ofDays(32));
    // When
    String answer = api.call("SchedulerSv1.ExecuteActions", "{'ActionPlanID':'P'}");
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.money("1001")).isEqualByComparingTo("10");
  }

  @Test
  void shouldSayThatNothingIsPlayedBackBeforeWhatHasRun() {
    // Given
    topUpOfFive();
    api.open("1001");
    api.join("1001", "P");
    api.clock.advance(Duration.ofDays(32));
    api.call("SchedulerSv1.ExecuteActions", "{'ActionPlanID':'P'}");
    // When
    String answer =
        api.call(
            "SchedulerSv1.ExecuteActions",
            "{'TimeStart':'2025-08-05T00:00:00Z','TimeEnd':'2025-09-04T14:00:00Z',"
                + "'APIOpts':{'*due':'2025-09-05T12:00:00Z'}}");
    // Then
    assertThat(answer)
        .isEqualTo("!SERVER_ERROR: plan P has run for 2025-09-05T13:00:00Z, expected a later *due");
    assertThat(api.money("1001")).isEqualByComparingTo("10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'TimeStart':'2025-08-01T00:00:00Z'} | !MANDATORY_IE_MISSING: [TimeEnd]",
        "{'TimeStart':'2025-08-04T00:00:00Z','TimeEnd':'2025-08-03T00:00:00Z'} | !SERVER_ERROR:"
            + " expected a TimeEnd",
        "{'TimeStart':'2025-08-01T00:00:00Z','TimeEnd':'2035-08-03T00:00:00Z'} | !SERVER_ERROR:"
            + " expected a TimeEnd",
        "{'TimeStart':'1970-01-01T00:00:00Z','TimeEnd':'2025-08-03T00:00:00Z'} | !SERVER_ERROR:"
            + " found more than 10080",
        "{'ActionPlanID':'X','TimeStart':'2025-08-01T00:00:00Z','TimeEnd':'2025-08-03T00:00:00Z'} |"
            + " !NOT_FOUND"
      })
  void shouldRefuseToPlayBackWhatCannotBeMeant(String request, String expected) {
    // Given
    topUpOfFive();
    api.call(
        "SetActionPlan",
        "{'Id':'Q','ActionPlan':[{'ActionsId':'A','MonthDays':'*any','Time':'02:30:00'}]}");
    api.open("1001");
    api.join("1001", "Q");
    // When
    String answer = api.call("SchedulerSv1.ExecuteActions", request);
    // Then
    assertThat(answer).startsWith(expected);
    assertThat(api.money("1001")).isEqualByComparingTo("0");
  }

  private void topUpOfFive() {
    api.call(
        "SetActions",
        "{'ActionsId':'A','Actions':[{'Identifier':'*topup','BalanceType':"
            + "'*monetary','Units':'5','Weight':10}]}");
    api.call(
        "SetActionPlan",
        "{'Id':'P','ActionPlan':[{'ActionsId':'A','Time':'*monthly','Weight':10}]}");
  }
}
