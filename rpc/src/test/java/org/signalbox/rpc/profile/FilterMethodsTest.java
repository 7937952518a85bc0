package org.signalbox.rpc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterMethodsTest {

  private static final String FILTER =
      """
      {'Tenant':'cgrates.org','ID':'FLTR_1','Rules':[
       {'Type':'*string','Element':'~*req.Account','Values':['1001','1002']},
       {'Type':'*exists','Element':'~*req.Usage'}]}\
      """;

  private final ProfileApi api = new ProfileApi();

  @Test
  void shouldSetAndGetAFilter() {
    // Given
    api.set("APIerSv1.SetFilter", FILTER);

    // When
    String answer = api.call("APIerSv1.GetFilter", "{'ID':'FLTR_1'}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "{'Tenant':'cgrates.org','ID':'FLTR_1','Rules':["
                + "{'Type':'*string','Element':'~*req.Account','Values':['1001','1002']},"
                + "{'Type':'*exists','Element':'~*req.Usage','Values':[]}],"
                + "'ActivationInterval':null}");
  }

  @Test
  void shouldRefuseARuleThatCannotWork() {
    // Given / When
    String answer =
        api.call(
            "APIerSv1.SetFilter",
            "{'ID':'F','Rules':[{'Type':'*http','Element':'~*req.Account','Values':['x']}]}");

    // Then
    assertThat(answer)
        .isEqualTo("error: SERVER_ERROR: Unsupported filter Type: *http in filter cgrates.org:F");
  }

  @Test
  void shouldListAndCountFilters() {
    // Given
    api.set("APIerSv1.SetFilter", FILTER);

    // When / Then
    assertThat(api.call("APIerSv1.GetFilterIDs", "{}")).isEqualTo("['FLTR_1']");
    assertThat(api.call("APIerSv1.GetFilterCount", "{}")).isEqualTo("1");
    assertThat(api.call("APIerSv1.GetFilterIDs", "{'Tenant':'other.org'}"))
        .isEqualTo("error: NOT_FOUND");
  }

  @Test
  void shouldNotRemoveAFilterThatAChargerNames() {
    // Given
    api.set("APIerSv1.SetFilter", FILTER);
    api.set("APIerSv1.SetChargerProfile", "{'ID':'C','FilterIDs':['FLTR_1']}");

    // When
    String answer = api.call("APIerSv1.RemoveFilter", "{'ID':'FLTR_1'}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "error: SERVER_ERROR: cannot remove filter <cgrates.org:FLTR_1> because will break"
                + " the reference to following items: cgrates.org:C");
    assertThat(api.call("APIerSv1.GetFilter", "{'ID':'FLTR_1'}")).contains("FLTR_1");
  }

  @Test
  void shouldRemoveAFilterThatNothingNames() {
    // Given
    api.set("APIerSv1.SetFilter", FILTER);

    // When
    api.set("APIerSv1.RemoveFilter", "{'ID':'FLTR_1'}");

    // Then
    assertThat(api.call("APIerSv1.GetFilter", "{'ID':'FLTR_1'}")).isEqualTo("error: NOT_FOUND");
  }

  @Test
  void shouldActAtOnceWhenAFilterChanges() {
    // Given
    api.set("APIerSv1.SetFilter", FILTER);
    api.set(
        "APIerSv1.SetChargerProfile", "{'ID':'C','FilterIDs':['FLTR_1'],'AttributeIDs':['*none']}");
    String event = "{'Event':{'Account':'1003','Usage':'1s'}}";
    String before = api.call("ChargerSv1.GetChargersForEvent", event);

    // When
    api.set(
        "APIerSv1.SetFilter",
        "{'ID':'FLTR_1','Rules':[{'Type':'*prefix','Element':'~*req.Account','Values':['10']}]}");

    // Then
    assertThat(before).isEqualTo("error: NOT_FOUND");
    assertThat(api.call("ChargerSv1.GetChargersForEvent", event)).contains("'ID':'C'");
  }
}
