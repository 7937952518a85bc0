package org.signalbox.rpc.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.charging.CdrKey;

/** Every filter of the reference, asked of the one call of the posts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdrFilterTest {

  private CdrApi api;

  @BeforeAll
  void storeTheCall(@TempDir Path folder) {
    api = new CdrApi(folder);
    api.charging().addCharger("DEFAULT", "");
    api.call("CDRsV1.ProcessExternalCDR", CdrApi.postsCall("1", ""));
  }

  @AfterAll
  void close() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'CGRIDs':['%s']",
        "'RunIDs':['*default']",
        "'MediationRunIds':['*default']",
        "'ReqTypes':['*raw']",
        "'ToRs':['*monetary','*voice']",
        "'DestinationPrefixes':['49','614']",
        "'NotDestinationPrefixes':['49']",
        "'Costs':[88.0]",
        "'NotCosts':[87.99]",
        "'MinCost':88",
        "'ExtraArgs':{'MinCost':0,'MaxCost':-1}",
        "'ExtraArgs':{'MaxCost':'88.000000000001'}",
        "'MinUsage':'181s','MaxUsage':'182s'",
        "'OrderIDStart':1,'OrderIDEnd':2",
        "'SkipErrors':true",
        "'SetupTimeStart':'2022-02-15 13:07:30','SetupTimeEnd':'2022-02-15 13:07:31'",
        "'CreatedAtStart':'2026-01-01T00:00:00Z','CreatedAtEnd':'*now+1s'",
        "'NotExtraFields':{'Cause':'*exists'}",
        "'Paginator':{'Limit':1,'Offset':0}",
        "'OrderBy':'Cost;desc'",
        "'accounts':['1002']",
        "'Tenants':[],'Subjects':null"
      })
  void shouldFindACdrByEachFilter(String filter) {
    // Given
    String written = filter.replace("%s", CdrKey.cgrIdOf("1", ""));

    // When
    String answer = api.call("APIerSv2.CountCDRs", "{" + written + "}");

    // Then
    assertThat(answer).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'NotCGRIDs':['%s']",
        "'NotRunIDs':['*default']",
        "'NotAccounts':['1002']",
        "'NotCosts':[88]",
        "'MaxCost':88",
        "'ExtraArgs':{'MaxCost':-1}",
        "'MaxUsage':'181s'",
        "'OrderIDEnd':1",
        "'SkipRated':true",
        "'ExtraFields':{'Cause':'*exists'}",
        "'UpdatedAtStart':'2000-01-01T00:00:00Z'",
        "'AnswerTimeEnd':'2022-02-15T13:07:39Z'",
        "'RPCCDRsFilter':{'Accounts':['1003']}"
      })
  void shouldLeaveOutACdrThatAFilterExcludes(String filter) {
    // Given
    String written = filter.replace("%s", CdrKey.cgrIdOf("1", ""));

    // When
    String answer = api.call("CDRsV1.GetCDRsCount", "{" + written + "}");

    // Then
    assertThat(answer).isEqualTo("0");
  }

  @Test
  void shouldRefuseAFilterOfTooManyValues() {
    // Given
    String values = "'x',".repeat(10_000) + "'x'";

    // When
    String answer = api.call("APIerSv2.GetCDRs", "{'Accounts':[" + values + "]}");

    // Then
    assertThat(answer).isEqualTo("error: SERVER_ERROR: more than 10000 values in one filter");
  }
}
