package org.signalbox.rpc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargerProfileMethodsTest {

  private static final String POSTS_CHARGER =
      "{'Tenant':'cgrates.org','ID':'DEFAULT','FilterIDs':[],'AttributeIDs':['*none'],'Weight':0}";

  private final ProfileApi api = new ProfileApi();

  @Test
  void shouldSetAndGetTheChargerOfThePosts() {
    // Given
    api.set("APIerSv1.SetChargerProfile", POSTS_CHARGER);

    // When
    String answer = api.call("ApierV1.GetChargerProfile", "{'TPid':'cgrates.org','ID':'DEFAULT'}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "{'Tenant':'cgrates.org','ID':'DEFAULT','FilterIDs':[],'ActivationInterval':null,"
                + "'RunID':'','AttributeIDs':['*none'],'Weight':0}");
  }

  @Test
  void shouldKeepEveryMemberOfACharger() {
    // Given
    api.set(
        "APIerSv1.SetChargerProfile",
        """
        {'Tenant':'other.org','ID':'C','FilterIDs':['*string:~*req.Account:1001'],
         'ActivationInterval':{'ActivationTime':'2025-01-01T00:00:00Z'},
         'RunID':'wholesale','AttributeIDs':['ATTR_1','*constant:*req.X:y'],'Weight':10.50}\
        """);

    // When
    String answer = api.call("APIerSv1.GetChargerProfile", "{'Tenant':'other.org','ID':'C'}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "{'Tenant':'other.org','ID':'C','FilterIDs':['*string:~*req.Account:1001'],"
                + "'ActivationInterval':{'ActivationTime':'2025-01-01T00:00:00Z',"
                + "'ExpiryTime':'0001-01-01T00:00:00Z'},"
                + "'RunID':'wholesale','AttributeIDs':['ATTR_1','*constant:*req.X:y'],'Weight':10.5}");
  }

  @Test
  void shouldReplaceAChargerWholly() {
    // Given
    api.set("APIerSv1.SetChargerProfile", "{'ID':'C','RunID':'a','Weight':5}");

    // When
    api.set("APIerSv1.SetChargerProfile", "{'ID':'C','RunID':'b'}");

    // Then
    assertThat(api.call("APIerSv1.GetChargerProfile", "{'ID':'C'}"))
        .contains("'RunID':'b'")
        .contains("'Weight':0");
  }

  @ParameterizedTest
  @CsvSource({
    "SetChargerProfile", "GetChargerProfile", "RemoveChargerProfile",
    "SetFilter", "GetFilter", "RemoveFilter",
    "GetAttributeProfile", "RemoveAttributeProfile",
  })
  void shouldNameTheMissingId(String method) {
    // Given / When
    String answer = api.call("APIerSv1." + method, "{}");

    // Then
    assertThat(answer).isEqualTo("error: MANDATORY_IE_MISSING: [ID]");
  }

  @Test
  void shouldAnswerNotFoundForWhatIsNotThere() {
    // Given / When / Then
    assertThat(api.call("APIerSv1.GetChargerProfile", "{'ID':'C'}")).isEqualTo("error: NOT_FOUND");
    assertThat(api.call("APIerSv1.RemoveChargerProfile", "{'ID':'C'}"))
        .isEqualTo("error: NOT_FOUND");
    assertThat(api.call("APIerSv1.GetChargerProfileIDs", "{}")).isEqualTo("error: NOT_FOUND");
    assertThat(api.call("APIerSv1.GetChargerProfileCount", "{}")).isEqualTo("error: NOT_FOUND");
  }

  @Test
  void shouldListPageAndCountTheChargersOfATenant() {
    // Given
    for (String id : new String[] {"C", "A", "B"}) {
      api.set("APIerSv1.SetChargerProfile", "{'ID':'" + id + "'}");
    }
    api.set("APIerSv1.SetChargerProfile", "{'Tenant':'other.org','ID':'X'}");

    // When / Then
    assertThat(api.call("APIerSv1.GetChargerProfileIDs", "{'Tenant':'cgrates.org'}"))
        .isEqualTo("['A','B','C']");
    assertThat(api.call("APIerSv1.GetChargerProfileIDs", "{'Limit':1,'Offset':1}"))
        .isEqualTo("['B']");
    assertThat(api.call("APIerSv1.GetChargerProfileIDs", "{'Offset':100}")).isEqualTo("[]");
    assertThat(api.call("APIerSv1.GetChargerProfileIDs", "{'Offset':-1,'Limit':-1}"))
        .isEqualTo("[]");
    assertThat(api.call("APIerSv1.GetChargerProfileCount", "{}")).isEqualTo("3");
  }

  @Test
  void shouldRemoveACharger() {
    // Given
    api.set("APIerSv1.SetChargerProfile", POSTS_CHARGER);

    // When
    api.set("APIerSv1.RemoveChargerProfile", "{'ID':'DEFAULT'}");

    // Then
    assertThat(api.call("APIerSv1.GetChargerProfile", "{'ID':'DEFAULT'}"))
        .isEqualTo("error: NOT_FOUND");
  }

  @Test
  void shouldRefuseABrokenReferenceInTheWordsOfTheReference() {
    // Given / When
    String answer =
        api.call("APIerSv1.SetChargerProfile", "{'ID':'C','FilterIDs':['FLTR_UNKNOWN']}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "error: SERVER_ERROR: broken reference to filter: <FLTR_UNKNOWN> for item with ID:"
                + " cgrates.org:C");
    assertThat(api.call("APIerSv1.GetChargerProfile", "{'ID':'C'}")).isEqualTo("error: NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{'ID':7}#json: cannot unmarshal number into Go struct field ChargerWithAPIOpts.ID of type string",
        "{'ID':'C','Weight':'x'}#json: cannot unmarshal string into Go struct field ChargerWithAPIOpts.Weight of type float64",
        "{'ID':'C','Weight':1e999}#json: cannot unmarshal number 1e+999 into Go struct field ChargerWithAPIOpts.Weight of type float64",
        "{'ID':'C','FilterIDs':'x'}#json: cannot unmarshal string into Go struct field ChargerWithAPIOpts.FilterIDs of type []string",
        "{'ID':'C','ActivationInterval':{'ActivationTime':'soon'}}#Unsupported time format",
      })
  void shouldRefuseMembersOfAnotherType(String parameters, String error) {
    // Given / When
    String answer = api.call("APIerSv1.SetChargerProfile", parameters);

    // Then
    assertThat(answer).isEqualTo("error: " + error);
  }

  @Test
  void shouldBeCalledUnderAllNames() {
    // Given
    api.set("ApierV2.SetChargerProfile", "{'ID':'C'}");

    // When
    String answer = api.call("APIerSv2.GetChargerProfile", "{'ID':'C'}");

    // Then
    assertThat(answer).contains("'ID':'C'");
    assertThat(api.call("ChargerSv1.Ping", "{}")).isEqualTo("'Pong'");
    assertThat(api.call("AttributeSv1.Ping", "{}")).isEqualTo("'Pong'");
  }
}
