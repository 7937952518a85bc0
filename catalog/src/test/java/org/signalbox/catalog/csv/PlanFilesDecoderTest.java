package org.signalbox.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.catalog.SamplePlans;
import org.signalbox.catalog.tp.TpAttribute;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpFilter;
import org.signalbox.catalog.tp.TpInterval;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.core.Problem;
import org.signalbox.profiles.ProfileKey;

class PlanFilesDecoderTest {

  private final PlanFilesDecoder decoder = new PlanFilesDecoder("csv", "cgrates.org");

  @Test
  void shouldPutRowsOfOneTagTogetherWhereverTheyStand() {
    // Given
    String file = "DST_1003,1003\nDST_FS,10\nDST_1003,3004\n";
    // When
    List<TpItem> items = items("Destinations.csv", file);
    // Then
    assertThat(items)
        .containsExactly(
            SamplePlans.destination("DST_1003", "1003", "3004"),
            SamplePlans.destination("DST_FS", "10"));
  }

  @Test
  void shouldReadSlotsOfARate() {
    // Given
    String file = "RT_10CNT,0.2,0.1,60s,60s,0s\nRT_10CNT,0,0.05,60s,1s,60s\n";
    // When
    TpRate rate = (TpRate) items("Rates.csv", file).getFirst();
    // Then
    assertThat(rate.slots())
        .extracting(slot -> slot.rate().toString())
        .containsExactly("0.1", "0.05");
  }

  @Test
  void shouldReadTimings() {
    // Given
    String file = "PEAK,*any,*any,*any,1;2;3;4;5,08:00:00\n";
    // When
    List<TpItem> items = items("Timings.csv", file);
    // Then
    assertThat(items)
        .containsExactly(new TpTiming("PEAK", "*any", "*any", "*any", "1;2;3;4;5", "08:00:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cgrates.org,call,1001,2014-01-14T00:00:00Z,RP,danb;rif\n",
        "cgrates.org,call,1001,2014-01-14T00:00:00Z,RP,danb;rif,\n",
        "*out,cgrates.org,call,1001,2014-01-14T00:00:00Z,RP,danb;rif\n",
        "*out,cgrates.org,call,1001,2014-01-14T00:00:00Z,RP,danb;rif,STATS\n",
        """
        #Direction,Tenant,Category,Subject,ActivationTime,RatingPlanId,RatesFallbackSubject
        *out,cgrates.org,call,1001,2014-01-14T00:00:00Z,RP,danb;rif
        """,
        ",call,1001,2014-01-14T00:00:00Z,RP,danb;rif\n"
      })
  void shouldReadRatingProfilesOfEveryRelease(String file) {
    // Given
    TpRatingProfile.Activation expected =
        new TpRatingProfile.Activation("2014-01-14T00:00:00Z", "RP", "danb;rif");
    // When
    TpRatingProfile profile = (TpRatingProfile) items("RatingProfiles.csv", file).getFirst();
    // Then
    assertThat(profile.key().outward()).isEqualTo("*out:cgrates.org:call:1001");
    assertThat(profile.activations()).containsExactly(expected);
  }

  @Test
  void shouldReadARatingProfileThatLacksTheFallbackColumn() {
    // Given
    String file = "cgrates.org,call,*any,2014-01-14T00:00:00Z,RP\n";
    // When
    List<TpItem> items = items("RatingProfiles.csv", file);
    // Then
    assertThat(items).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DR,DST,RT,*up,4\n", "DR,DST,RT,*up,4,0\n", "DR,DST,RT,*up,4,0,\n"})
  void shouldReadDestinationRatesOfEveryRelease(String file) {
    // Given
    TpDestinationRate expected = SamplePlans.destinationRate("DR", SamplePlans.line("DST", "RT"));
    // When
    List<TpItem> items = items("DestinationRates.csv", file);
    // Then
    assertThat(items).containsExactly(expected);
  }

  @Test
  void shouldReadARatingPlanWithoutWeight() {
    // Given
    String file = "RP,DR,*any\n";
    // When
    TpRatingPlan plan = (TpRatingPlan) items("RatingPlans.csv", file).getFirst();
    // Then
    assertThat(plan.bindings().getFirst().weight()).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void shouldPutRowsOfAnAttributeProfileTogether() {
    // Given
    String file =
        """
        #Tenant,ID,Contexts,FilterIDs,ActivationInterval,AttributeFilterIDs,Path,Type,Value,Blocker,Weight
        cgrates.org,A,con1,*string:~*req.Account:1001,2014-07-29T15:00:00Z,F1,*req.Field1,*variable,Sub1,true,20
        cgrates.org,A,con2;con3,,,,*req.Field2,*constant,x;y,,
        """;
    // When
    TpAttribute profile = (TpAttribute) items("Attributes.csv", file).getFirst();
    // Then
    assertThat(profile.contexts()).containsExactly("con1", "con2", "con3");
    assertThat(profile.filterIds()).containsExactly("*string:~*req.Account:1001");
    assertThat(profile.interval()).isEqualTo(new TpInterval("2014-07-29T15:00:00Z", ""));
    assertThat(profile.attributes()).hasSize(2);
    assertThat(profile.attributes().get(1).value()).isEqualTo("x;y");
    assertThat(profile.blocker()).isTrue();
    assertThat(profile.weight()).isEqualTo(new BigDecimal("20"));
  }

  @Test
  void shouldReadAnAttributeRowThatOnlyCarriesWhatBelongsToTheProfile() {
    // Given
    String file = "cgrates.org,A,*any,*string:~*req.Account:1001,,,,,,false,30\n";
    // When
    TpAttribute profile = (TpAttribute) items("Attributes.csv", file).getFirst();
    // Then
    assertThat(profile.attributes()).isEmpty();
    assertThat(profile.weight()).isEqualTo(new BigDecimal("30"));
  }

  @Test
  void shouldReadAttributesOfFilesWithoutAttributeFilters() {
    // Given
    String file = "cgrates.org,A,*any,,,Subject,*constant,1002,false,10\n";
    // When
    TpAttribute profile = (TpAttribute) items("Attributes.csv", file).getFirst();
    // Then
    assertThat(profile.attributes().getFirst().path()).isEqualTo("*req.Subject");
  }

  @Test
  void shouldSayThatAttributesWithSubstitutesAreOfAnOlderRelease() {
    // Given
    String file =
        "#Tenant,ID,Contexts,FilterIDs,ActivationInterval,FieldName,Initial,Substitute,Append,"
            + "Blocker,Weight\ncgrates.org,A,con1,F,,Field1,Initial1,Sub1,true,true,20\n";
    // When
    List<Problem> problems = problems("Attributes.csv", file);
    // Then
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("Attributes.csv:1:8: found the columns of a release before 0.10");
  }

  @Test
  void shouldReadAChargerWithoutAndWithItsTrailingColumns() {
    // Given
    String file = "cgrates.org,Raw,,,*raw,*constant:*req.RequestType:*none;A2,0\n";
    // When
    TpCharger charger = (TpCharger) items("Chargers.csv", file).getFirst();
    // Then
    assertThat(charger.key()).isEqualTo(new ProfileKey("cgrates.org", "Raw"));
    assertThat(charger.attributeIds()).containsExactly("*constant:*req.RequestType:*none", "A2");
  }

  @Test
  void shouldReadTheRulesOfAFilter() {
    // Given
    String file =
        """
        cgrates.org,F,*string,~*req.Account,1001;1002,2014-07-29T15:00:00Z;2020-01-01T00:00:00Z
        cgrates.org,F,*prefix,~*req.Destination,10,
        """;
    // When
    TpFilter filter = (TpFilter) items("Filters.csv", file).getFirst();
    // Then
    assertThat(filter.rules()).hasSize(2);
    assertThat(filter.rules().getFirst().values()).containsExactly("1001", "1002");
    assertThat(filter.interval().expiryTime()).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void shouldLetAHeaderDecideTheOrderOfColumns() {
    // Given
    String file = "#Prefix,Tag\n614,Mobile\n";
    // When
    List<TpItem> items = items("Destinations.csv", file);
    // Then
    assertThat(items).containsExactly(SamplePlans.destination("Mobile", "614"));
  }

  @Test
  void shouldReadByPositionWhenTheHeaderIsARemark() {
    // Given
    String file = "# our own numbers, do not touch\nMobile,614\n";
    // When
    List<TpItem> items = items("Destinations.csv", file);
    // Then
    assertThat(items).containsExactly(SamplePlans.destination("Mobile", "614"));
  }

  @Test
  void shouldCountColumnsAndSayWhichAreExpected() {
    // Given
    String file = "Mobile,614\nFixed,612,613\n";
    // When
    List<Problem> problems = problems("Destinations.csv", file);
    // Then
    assertThat(problems)
        .singleElement()
        .hasToString("Destinations.csv:2:1: found 3 columns, expected 2 columns: Tag, Prefix");
  }

  @Test
  void shouldNameTheColumnOfANumberThatCannotBeRead() {
    // Given
    String file = "RT,0,cheap,60s,1s,0s\n";
    // When
    List<Problem> problems = problems("Rates.csv", file);
    // Then
    assertThat(problems)
        .singleElement()
        .hasToString("Rates.csv:1:3: found \"cheap\" in column Rate, expected a decimal number");
  }

  @Test
  void shouldNameAFieldThatMayNotBeBlank() {
    // Given
    String file = "Mobile,\n,614\n";
    // When
    List<Problem> problems = problems("Destinations.csv", file);
    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "Destinations.csv:2:1: found nothing in column Tag, expected a Tag",
            "Destinations.csv:1:2: found nothing in column Prefix, expected a Prefix");
  }

  @Test
  void shouldCountRowsThatThisReleaseDoesNotLoad() {
    // Given
    String file = "cgrates.org,Raw,,20,,,*asr,,,,,\n";
    // When
    DecodedPlan plan = decode("Stats.csv", file);
    // Then
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.rowsKept()).containsEntry("Stats.csv", 1);
  }

  @Test
  void shouldCheckTheColumnsOfWhatItDoesNotLoad() {
    // Given
    String file = "cgrates.org,Raw\n";
    // When
    List<Problem> problems = problems("Stats.csv", file);
    // Then
    assertThat(problems)
        .singleElement()
        .hasToString("Stats.csv:1:1: found 2 columns, expected 11 to 14 columns");
  }

  @Test
  void shouldPassOverFilesThatAreNoPartOfATariffPlan() {
    // Given
    String file = "anything,at,all\n";
    // When
    DecodedPlan plan = decode("DummyCSV.csv", file);
    // Then
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.rowsRead()).isZero();
  }

  private List<TpItem> items(String fileName, String text) {
    DecodedPlan plan = decode(fileName, text);
    assertThat(plan.problems()).isEmpty();
    return plan.items();
  }

  private List<Problem> problems(String fileName, String text) {
    return decode(fileName, text).problems();
  }

  private DecodedPlan decode(String fileName, String text) {
    decoder.add(fileName, text.getBytes(StandardCharsets.UTF_8));
    return decoder.decoded();
  }
}
