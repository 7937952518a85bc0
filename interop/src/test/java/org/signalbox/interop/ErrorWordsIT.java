package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.TcpRpcClient;

/** Refusals in the words that clients of the reference compare. */
@RunningSignalbox
class ErrorWordsIT {

  @BeforeAll
  static void loadThePostsTariff(HttpRpcClient rpc) {
    PostsTariff.activate(rpc);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApierV2.SetTPDestination | {'TPid':'t'} | MANDATORY_IE_MISSING: [ID Prefixes]",
        "APIerSv1.SetTPRatingPlan | {'TPid':'t'} | MANDATORY_IE_MISSING: [ID RatingPlanBindings]",
        "APIerSv1.SetTPTiming | {'TPid':'t','ID':'i'}"
            + " | MANDATORY_IE_MISSING: [Years Months MonthDays WeekDays Time]",
        "APIerSv1.SetTPRate | {} | MANDATORY_IE_MISSING: [TPid ID RateSlots]",
        "APIerSv1.GetTPDestination | {'TPid':'t','ID':'none'} | NOT_FOUND",
        "APIerSv1.GetTPRate | {'TPid':'t','ID':'none'} | NOT_FOUND",
        "APIerSv1.GetChargerProfile | {'ID':'none'} | NOT_FOUND",
        "APIerSv1.GetRatingProfileIDs | {'Tenant':'nobody.org'} | NOT_FOUND",
        "APIerSv2.GetCDRs | {'Tenants':['nobody.org']} | NOT_FOUND",
        "APIerSv1.GetCost | {'Category':'none','Subject':'1','Destination':'614','Usage':'1s',"
            + "'AnswerTime':'2025-08-04T13:00:00Z'} | SERVER_ERROR: RATING_PLAN_NOT_FOUND",
        "APIerSv1.GetCost | {'Category':'call','Subject':'1','Destination':'49','Usage':'1s',"
            + "'AnswerTime':'2025-08-04T13:00:00Z'} | SERVER_ERROR: UNAUTHORIZED_DESTINATION",
        "APIerSv1.GetCost | {'Category':'call','Subject':'1','Destination':'614','Usage':'1s',"
            + "'AnswerTime':'2013-08-04T13:00:00Z'} | SERVER_ERROR: UNAUTHORIZED_DESTINATION",
        "APIerSv1.GetCost | {'Destination':'614','Usage':'abc'} | time: invalid duration \"abc\"",
        "CDRsV1.ProcessExternalCDR | {'OriginID':'x','Tenant':'nobody.org','Destination':'614',"
            + "'AnswerTime':'2022-02-15 13:07:39','Usage':'1s'} | PARTIALLY_EXECUTED",
        "CDRsV1.ProcessExternalCDR | {'OriginID':'y','Destination':'614','Account':'1',"
            + "'AnswerTime':'yesterday','Usage':'1s'} | Unsupported time format",
        "apierv1.Ping | {} | rpc: can't find service apierv1.Ping",
        "APIerSv1.ping | {} | rpc: can't find method APIerSv1.ping",
        "APIerSv1.Nonsense | {} | rpc: can't find method APIerSv1.Nonsense",
        "Ping | {} | rpc: service/method request ill-formed: Ping"
      })
  void shouldAnswerInTheReferencesWords(
      String method, String parameters, String expected, HttpRpcClient rpc) {
    // When
    RpcAnswer answer = rpc.call(method, parameters);

    // Then
    assertThat(answer.failure()).isEqualTo(expected);
    assertThat(answer.json().path("result").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Responder.GetCost",
        "Responder.Debit",
        "Responder.MaxDebit",
        "Responder.GetMaxSessionTime",
        "Responder.RefundIncrements",
        "APIerSv1.SetAttributeProfile",
        "APIerSv2.SetAttributeProfile",
        "APIerSv1.SetFilter",
        "APIerSv1.SetChargerProfile",
        "CDRsV1.ProcessExternalCDR",
        "CDRsV1.ProcessCDR"
      })
  void shouldNameWhatIsMissingWhereTheReferenceEnds(String method, TcpRpcClient tcp) {
    // When
    RpcAnswer answer = tcp.call(method, "{}");

    // Then
    assertThat(answer.failure()).matches("MANDATORY_IE_MISSING: \\[[A-Za-z ]+]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"APIerSv1.SetResourceProfile", "SessionSv1.InitiateSession"})
  void shouldNotFindTheMethodsOfLaterIssues(String method, TcpRpcClient tcp) {
    // When
    RpcAnswer answer = tcp.call(method, "{}");

    // Then
    assertThat(answer.failure())
        .isIn("rpc: can't find method " + method, "rpc: can't find service " + method);
  }
}
