package org.signalbox.rpc.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.Seeded;

/** CDRs and filters that no client means: each is answered, and nothing half-read is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdrHostileInputTest {

  private static final List<String> METHODS =
      List.of(
          "CDRsV1.ProcessExternalCDR",
          "CDRsV1.ProcessCDR",
          "CDRsV1.ProcessEvent",
          "CDRsV2.ProcessEvent",
          "CDRsV1.RateCDRs",
          "CDRsV1.GetCDRs",
          "CDRsV1.SumCDRs",
          "APIerSv1.GetCDRs",
          "APIerSv1.GetEventCost",
          "APIerSv2.CountCDRs");

  private static final List<String> MEMBERS =
      List.of(
          "OriginID",
          "CGRID",
          "Usage",
          "AnswerTime",
          "Cost",
          "CostDetails",
          "ExtraFields",
          "PreRated",
          "Event",
          "Flags",
          "CGREvent",
          "APIOpts",
          "Tenant",
          "Account",
          "Costs",
          "NotCosts",
          "ExtraArgs",
          "MinCost",
          "OrderIDStart",
          "Limit",
          "Offset",
          "Paginator",
          "OrderBy",
          "CgrId",
          "RPCCDRsFilter",
          "DestinationPrefixes",
          "MinUsage");

  private static final List<String> VALUES =
      List.of(
          "null",
          "''",
          "'x'",
          "'*now'",
          "0",
          "-1",
          "1e400",
          "1e-400",
          "9223372036854775808",
          "true",
          "[]",
          "[null]",
          "['']",
          "[[]]",
          "[1e99]",
          "{}",
          "{'':''}",
          "{'a':{'b':[1,{}]}}",
          "{'OriginID':'1','Usage':[]}",
          "'\\u0000'",
          "'99999999999999999999h'",
          "'Cost;desc'");

  private CdrApi api;

  @BeforeAll
  void open(@TempDir Path folder) {
    api = new CdrApi(folder);
    api.charging().addCharger("DEFAULT", "");
  }

  @AfterAll
  void close() {
    api.close();
  }

  @Test
  @Seeded
  void shouldAnswerWhateverItIsSent(SplittableRandom random) {
    for (int i = 0; i < 2_000; i++) {
      // Given
      StringBuilder sent = new StringBuilder("{'z':0");
      for (int m = random.nextInt(5); m > 0; m--) {
        sent.append(",'").append(of(MEMBERS, random)).append("':").append(of(VALUES, random));
      }
      String method = of(METHODS, random);

      // When
      String answer = api.call(method, sent.append('}').toString());

      // Then
      assertThat(answer).as("%s %s", method, sent).isNotEmpty();
    }
  }

  private static <T> T of(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'text'", "17", "true", "[{'OriginID':'1'}]"})
  void shouldRefuseAnArgumentThatIsNoObject(String argument) {
    for (String method : METHODS) {
      // Given
      String sent = argument;

      // When
      String answer = api.call(method, sent);

      // Then
      assertThat(answer).as(method).startsWith("error: json: cannot unmarshal ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'OriginID':'long','Account':'LONG'} | Account longer than 255 characters",
        "{'OriginID':'long','Tenant':'LONG'} | Tenant longer than 64 characters",
        "{'CGRID':'LONG'} | CGRID longer than 40 characters",
        "{'OriginID':'nul','Subject':'a\\u0000b'} | Subject has a NUL character",
        "{'OriginID':'digits','PreRated':true,'Cost':1e31}"
            + " | more than 30 digits before the decimal point",
        "{'OriginID':'time','AnswerTime':'0000-01-01T00:00:00Z'} | Unsupported time format"
      })
  void shouldRefuseWhatNoColumnHoldsInsteadOfCuttingIt(String cdr, String error) {
    // Given
    String sent = cdr.replace("LONG", "x".repeat(256));

    // When
    String answer = api.call("CDRsV1.ProcessExternalCDR", sent);

    // Then
    assertThat(answer).isEqualTo("error: " + error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'OriginID':1} | number | OriginID of type string",
        "{'OriginID':'1','Usage':17} | number | Usage of type string",
        "{'OriginID':'1','PreRated':'yes'} | string | PreRated of type bool",
        "{'OriginID':'1','ExtraFields':[]} | array | ExtraFields of type map[string]string",
        "{'OriginID':'1','APIOpts':'x'} | string | APIOpts of type map[string]interface {}"
      })
  void shouldNameTheMemberOfAnotherType(String cdr, String sent, String member) {
    // Given
    String expected =
        "error: json: cannot unmarshal %s into Go struct field ExternalCDRWithAPIOpts.%s"
            .formatted(sent, member);

    // When
    String answer = api.call("CDRsV1.ProcessExternalCDR", cdr);

    // Then
    assertThat(answer).isEqualTo(expected);
  }

  @Test
  void shouldTakeTextsThatLookLikeSqlForTexts() {
    // Given
    String name = "1); drop table cdrs; --%_\\\\";
    String call = "{'OriginID':'" + name + "','Account':'" + name + "','ExtraFields':{'a.b':'%'}}";
    api.call("CDRsV1.ProcessExternalCDR", call);

    // When
    String found =
        api.call(
            "APIerSv2.CountCDRs",
            "{'Accounts':['" + name + "'],'ExtraFields':{'a.b':'%'},'NotSubjects':['x']}");

    // Then
    assertThat(found).isEqualTo("1");
    assertThat(api.call("APIerSv2.CountCDRs", "{'DestinationPrefixes':['%']}")).isEqualTo("0");
  }
}
