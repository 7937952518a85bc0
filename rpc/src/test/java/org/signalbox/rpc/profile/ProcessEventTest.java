package org.signalbox.rpc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.rating.Destination;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

class ProcessEventTest {

  private final ProfileApi api = new ProfileApi();

  @Test
  void shouldForkAnEventForEachCharger() {
    // Given
    api.set(
        "APIerSv1.SetChargerProfile",
        "{'ID':'CustomerCharges','RunID':'CustomerCharges','AttributeIDs':['*none'],'Weight':20}");
    api.set(
        "APIerSv1.SetChargerProfile",
        "{'ID':'Raw','RunID':'raw','AttributeIDs':['*constant:*req.RequestType:*none'],'Weight':0}");

    // When
    String answer =
        api.call(
            "ChargerSv1.ProcessEvent",
            "{'Tenant':'cgrates.org','ID':'event1','Event':{'Account':'1010','Usage':1.50}}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "[{'ChargerSProfile':'CustomerCharges','AttributeSProfiles':null,"
                + "'AlteredFields':['*req.RunID'],'CGREvent':{'Tenant':'cgrates.org','ID':'event1',"
                + "'Time':null,'Event':{'Account':'1010','RunID':'CustomerCharges','Usage':1.5},"
                + "'APIOpts':{'*subsys':'*chargers'}}},"
                + "{'ChargerSProfile':'Raw',"
                + "'AttributeSProfiles':['*constant:*req.RequestType:*none'],"
                + "'AlteredFields':['*req.RunID','*req.RequestType'],"
                + "'CGREvent':{'Tenant':'cgrates.org','ID':'event1','Time':null,"
                + "'Event':{'Account':'1010','RequestType':'*none','RunID':'raw','Usage':1.5},"
                + "'APIOpts':{'*attrProfileIDs':['*constant:*req.RequestType:*none'],"
                + "'*subsys':'*chargers'}}}]");
  }

  @Test
  void shouldAnswerWithTheMatchingChargersByWeight() {
    // Given
    api.set("APIerSv1.SetChargerProfile", "{'ID':'LOW','Weight':1}");
    api.set("APIerSv1.SetChargerProfile", "{'ID':'HIGH','Weight':2}");

    // When
    String answer = api.call("ChargerSv1.GetChargersForEvent", "{'Event':{'Account':'1001'}}");

    // Then
    assertThat(answer).startsWith("[{'Tenant':'cgrates.org','ID':'HIGH'").contains("'ID':'LOW'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "ChargerSv1.ProcessEvent#{}#MANDATORY_IE_MISSING: [Event]",
        "AttributeSv1.ProcessEvent#{}#MANDATORY_IE_MISSING: [Event]",
        "ChargerSv1.ProcessEvent#{'Event':{}}#NOT_FOUND",
        "AttributeSv1.ProcessEvent#{'Event':{}}#NOT_FOUND",
        "ChargerSv1.GetChargersForEvent#{}#NOT_FOUND",
        "AttributeSv1.GetAttributeForEvent#{}#NOT_FOUND",
        "ChargerSv1.ProcessEvent#{'Event':7}#json: cannot unmarshal number into Go struct field CGREvent.Event of type map[string]interface {}",
        "ChargerSv1.ProcessEvent#{'Event':{},'Time':'soon'}#Unsupported time format",
        "ChargerSv1.ProcessEvent#{'Event':{'Cost':1e999999999}}#json: cannot unmarshal number into Go value of type float64",
      })
  void shouldAnswerWhatCannotBeProcessed(String method, String parameters, String error) {
    // Given / When
    String answer = api.call(method, parameters);

    // Then
    assertThat(answer).isEqualTo("error: " + error);
  }

  @Test
  void shouldRefuseAnEventNestedTooDeep() {
    // Given
    String nested = "[".repeat(150) + "]".repeat(150);

    // When
    String answer = api.call("ChargerSv1.ProcessEvent", "{'Event':{'X':" + nested + "}}");

    // Then
    assertThat(answer).isEqualTo("error: a value nested more than 32 levels deep");
  }

  @Test
  void shouldAnswerWhatAttributesChanged() {
    // Given
    api.set(
        "APIerSv2.SetAttributeProfile",
        """
        {'ID':'ATTR_1','Contexts':['*sessions'],'FilterIDs':['*string:~*req.Account:1001'],
         'Attributes':[{'Path':'*req.Subject','Type':'*variable','Value':'~*req.Account'},
                       {'Path':'*req.Cost','Type':'*sum','Value':'0.1;0.2'}]}\
        """);

    // When
    String answer =
        api.call(
            "AttributeSv1.ProcessEvent",
            """
            {'ID':'e','Time':'2025-08-04T15:00:00+02:00',
             'Event':{'Account':'1001','Deep':{'b':[1,null,true],'a':'x'}},
             'APIOpts':{'*context':'*sessions'}}\
            """);

    // Then
    assertThat(answer)
        .isEqualTo(
            "{'MatchedProfiles':['cgrates.org:ATTR_1'],'AlteredFields':['*req.Subject','*req.Cost'],"
                + "'Tenant':'cgrates.org','ID':'e','Time':'2025-08-04T13:00:00Z',"
                + "'Event':{'Account':'1001','Cost':'0.3','Deep':{'a':'x','b':[1,null,true]},"
                + "'Subject':'1001'},'APIOpts':{'*context':'*sessions'}}");
  }

  @Test
  void shouldTakeWhatOlderClientsSendBesideTheEvent() {
    // Given
    for (String id : List.of("A", "B")) {
      api.set(
          "APIerSv2.SetAttributeProfile",
          "{'ID':'"
              + id
              + "','Contexts':['*cdrs'],'Attributes':["
              + "{'Path':'*req.Trace','Type':'*composed','Value':'"
              + id
              + "'}]}");
    }

    // When
    String answer =
        api.call(
            "AttributeSv1.ProcessEvent",
            "{'Context':'*cdrs','AttributeIDs':['B','A'],'ProcessRuns':2,'Event':{}}");

    // Then
    assertThat(answer).contains("'Trace':'BA'");
  }

  @Test
  void shouldNameTheAttributeProfileForAnEvent() {
    // Given
    api.set(
        "APIerSv2.SetAttributeProfile",
        "{'ID':'A','Contexts':['*any'],'Attributes':[{'Path':'*req.X','Type':'*none'}]}");

    // When
    String answer = api.call("AttributeSv1.GetAttributeForEvent", "{'Event':{'Account':'1'}}");

    // Then
    assertThat(answer).startsWith("{'Tenant':'cgrates.org','ID':'A','Contexts':['*any']");
  }

  @Test
  void shouldTellWhatCannotBeCompared() {
    // Given
    api.set("APIerSv1.SetChargerProfile", "{'ID':'C','FilterIDs':['*gt:~*req.Usage:10s']}");

    // When
    String answer = api.call("ChargerSv1.ProcessEvent", "{'Event':{'Usage':'long'}}");

    // Then
    assertThat(answer).isEqualTo("error: SERVER_ERROR: incomparable: <long> with <10s>");
    assertThat(api.call("ChargerSv1.GetChargersForEvent", "{'Event':{'Usage':'long'}}"))
        .isEqualTo(answer);
  }

  @Test
  void shouldAskTheCatalogForDestinationsAndTimings() {
    // Given
    api.change(
        new CatalogChange(
            new TariffChange(
                List.of(new Destination("Dest_AU_Mobile", List.of("614", "615"))),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of()),
            ProfileChange.NONE,
            List.of(weekdaysFrom(LocalTime.of(8, 0))),
            Set.of()));
    api.set(
        "APIerSv1.SetChargerProfile",
        "{'ID':'C','FilterIDs':['*destinations:~*req.Destination:Dest_AU_Mobile',"
            + "'*timings:~*req.AnswerTime:PEAK']}");
    String monday = "{'Event':{'Destination':'6140000','AnswerTime':'2025-08-04T08:00:00Z'}}";

    // When
    String answer = api.call("ChargerSv1.GetChargersForEvent", monday);

    // Then
    assertThat(answer).contains("'ID':'C'");
    for (String other :
        List.of(
            monday.replace("6140000", "6130000"),
            monday.replace("T08:00:00", "T07:59:59"),
            monday.replace("2025-08-04", "2025-08-03"))) {
      assertThat(api.call("ChargerSv1.GetChargersForEvent", other))
          .as(other)
          .isEqualTo("error: NOT_FOUND");
    }
  }

  private static Timing weekdaysFrom(LocalTime start) {
    return new Timing(
        "PEAK",
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(List.of(1, 2, 3, 4, 5)),
        start);
  }
}
