package org.signalbox.rpc.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.CdrCondition;
import org.signalbox.charging.CdrField;
import org.signalbox.charging.CdrOrder;
import org.signalbox.charging.CdrQuery;
import org.signalbox.core.Amount;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.RpcParameters;

class CdrQueryParametersTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static CdrQuery read(String filter) {
    RpcParameters sent = RpcParameters.ofArgument(ExactJson.read(filter.replace('\'', '"')));
    return new CdrQueryParameters(sent, ZoneId.of("Australia/Sydney"), NOW).query();
  }

  @Test
  void shouldReadNothingAsEverything() {
    // Given
    String filter = "{'Direction':'*out','TPid':'x'}";

    // When
    CdrQuery query = read(filter);

    // Then
    assertThat(query).isEqualTo(CdrQuery.ALL);
  }

  @Test
  void shouldReadListsUnderTheNamesOfBothVersions() {
    // Given
    String filter = "{'OriginHosts':['a'],'NotCdrHosts':['b'],'NotReqTypes':['*raw']}";

    // When
    CdrQuery query = read(filter);

    // Then
    assertThat(query.conditions())
        .containsExactly(
            new CdrCondition.OneOf(CdrField.ORIGIN_HOST, List.of("a"), false),
            new CdrCondition.OneOf(CdrField.ORIGIN_HOST, List.of("b"), true),
            new CdrCondition.OneOf(CdrField.REQUEST_TYPE, List.of("*raw"), true));
  }

  @Test
  void shouldReadTimesInTheZoneGivenUnlessTheySayTheirOwn() {
    // Given
    String filter =
        "{'SetupTimeStart':'2022-02-15 13:07:30','SetupTimeEnd':'2022-02-15T13:07:30Z',"
            + "'TimeEnd':'*now'}";

    // When
    CdrQuery query = read(filter);

    // Then
    assertThat(query.conditions())
        .containsExactly(
            new CdrCondition.TimeRange(
                CdrCondition.Time.ANSWER, Optional.empty(), Optional.of(NOW)),
            new CdrCondition.TimeRange(
                CdrCondition.Time.SETUP,
                Optional.of(Instant.parse("2022-02-15T02:07:30Z")),
                Optional.of(Instant.parse("2022-02-15T13:07:30Z"))));
  }

  @Test
  void shouldReadNumbersWithoutLosingADigit() {
    // Given
    String filter =
        "{'Costs':[0.000000000001],'ExtraArgs':{'MinCost':'0.0123456789','OrderIDEnd':'7'},"
            + "'MinUsage':'1m','MaxUsage':'90000000000'}";

    // When
    CdrQuery query = read(filter);

    // Then
    assertThat(query.conditions())
        .containsExactly(
            new CdrCondition.CostOneOf(List.of(Amount.of("0.000000000001")), false),
            new CdrCondition.UsageRange(Optional.of(60_000_000_000L), Optional.of(90_000_000_000L)),
            new CdrCondition.OrderIdRange(Optional.empty(), Optional.of(7L)),
            new CdrCondition.CostRange(Optional.of(Amount.of("0.0123456789")), Optional.empty()));
  }

  @Test
  void shouldReadACeilingOfMinusOneAsSpeakingOfTheUnrated() {
    // Given
    String unratedOnly = "{'MaxCost':-1}";
    String ratedOnly = "{'MinCost':0,'MaxCost':-1.0}";

    // When
    CdrQuery unrated = read(unratedOnly);

    // Then
    assertThat(unrated).isEqualTo(CdrQuery.where(new CdrCondition.IsRated(false)));
    assertThat(read(ratedOnly)).isEqualTo(CdrQuery.where(new CdrCondition.IsRated(true)));
    assertThat(read("{'MinCost':-1}"))
        .isEqualTo(
            CdrQuery.where(
                new CdrCondition.CostRange(Optional.of(Amount.of(-1)), Optional.empty())));
  }

  @Test
  void shouldReadExtraFieldsAndTheirAbsence() {
    // Given
    String filter = "{'ExtraFields':{'Cause':'16'},'NotExtraFields':{'Test':'*exists'}}";

    // When
    CdrQuery query = read(filter);

    // Then
    assertThat(query)
        .isEqualTo(
            CdrQuery.where(
                new CdrCondition.ExtraField(Map.of("Cause", "16"), false),
                new CdrCondition.ExtraField(Map.of("Test", "*exists"), true)));
  }

  @Test
  void shouldReadThePageAndTheOrder() {
    // Given
    String filter = "{'Paginator':{'Limit':5},'Offset':2,'OrderBy':'Usage;desc'}";

    // When
    CdrQuery query = read(filter);

    // Then
    assertThat(query)
        .isEqualTo(
            new CdrQuery(List.of(), new CdrOrder(CdrOrder.By.USAGE, true), OptionalInt.of(5), 2));
  }
}
