package org.signalbox.rpc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeProfileMethodsTest {

  private final ProfileApi api = new ProfileApi();

  @Test
  void shouldAnswerBothFormsOfAValueInTheFormOfV1() {
    // Given
    api.set(
        "APIerSv2.SetAttributeProfile",
        """
        {'ID':'V2','Contexts':['*any'],'Attributes':[
         {'Path':'*req.Subject','Type':'*variable','Value':'~*req.Account;_x'}],'Weight':20}\
        """);
    api.set(
        "APIerSv1.SetAttributeProfile",
        """
        {'ID':'V1','Contexts':['*any'],'Attributes':[
         {'Path':'*req.Subject','Type':'*variable',
          'Value':[{'Rules':'~*req.Account'},{'Rules':'_x'}]}],'Weight':20}\
        """);

    // When
    String fromV2 = api.call("APIerSv2.GetAttributeProfile", "{'ID':'V2'}");
    String fromV1 = api.call("APIerSv1.GetAttributeProfile", "{'ID':'V1'}");

    // Then
    assertThat(fromV2)
        .isEqualTo(
            "{'Tenant':'cgrates.org','ID':'V2','Contexts':['*any'],'FilterIDs':[],"
                + "'ActivationInterval':null,'Attributes':[{'FilterIDs':[],'Path':'*req.Subject',"
                + "'Type':'*variable','Value':[{'Rules':'~*req.Account'},{'Rules':'_x'}]}],"
                + "'Blocker':false,'Weight':20}");
    assertThat(fromV1.replace("'V1'", "'V2'")).isEqualTo(fromV2);
  }

  @Test
  void shouldKeepAPartThatHasTheSeparatorWhole() {
    // Given
    api.set(
        "APIerSv1.SetAttributeProfile",
        """
        {'ID':'A','Contexts':['*any'],'Attributes':[
         {'Path':'*req.X','Type':'*constant','Value':[{'Rules':'a;b'},{'Rules':'c'}]}]}\
        """);

    // When
    String answer = api.call("APIerSv1.GetAttributeProfile", "{'ID':'A'}");

    // Then
    assertThat(answer).contains("'Value':[{'Rules':'a;b'},{'Rules':'c'}]");
    assertThat(api.call("AttributeSv1.ProcessEvent", "{'Event':{}}")).contains("'X':'a;bc'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{}#MANDATORY_IE_MISSING: [ID Attributes]",
        "{'ID':'A'}#MANDATORY_IE_MISSING: [Attributes]",
        "{'ID':'A','Attributes':[]}#MANDATORY_IE_MISSING: [Attributes]",
        "{'ID':'A','Attributes':[{}]}#MANDATORY_IE_MISSING: [Path]",
        "{'ID':'A','Attributes':[null]}#MANDATORY_IE_MISSING: [Path]",
        "{'ID':'A','Attributes':[{'Path':'*req.X','Value':''}]}#MANDATORY_IE_MISSING: [Value]",
        "{'ID':'A','Attributes':[{'Path':'*req.X','Value':[{}]}]}#MANDATORY_IE_MISSING: [Rules]",
        "{'ID':'A','Attributes':[{'Path':'*req.X','Value':7}]}#json: cannot unmarshal number into Go struct field Attribute.Attributes.Value of type []*RSRParser",
        "{'ID':'A','Attributes':[{'Path':'*req.X','Type':'*http','Value':'x'}]}#SERVER_ERROR: unsupported type: <*http>",
        "{'ID':'A','Attributes':[{'Path':'*req.X','Value':[{'Rules':'a;`b'}]}]}#SERVER_ERROR: both ; and ` in rule: <a;`b>",
        "{'ID':'A','FilterIDs':['F'],'Attributes':[{'Path':'*req.X','Value':'x'}]}#SERVER_ERROR: broken reference to filter: <F> for item with ID: cgrates.org:A",
      })
  void shouldRefuseAWrongProfile(String parameters, String error) {
    // Given / When
    String first = api.call("APIerSv1.SetAttributeProfile", parameters);

    // Then
    assertThat(first).isEqualTo("error: " + error);
    assertThat(api.call("APIerSv2.SetAttributeProfile", parameters)).isEqualTo("error: " + error);
  }

  @Test
  void shouldListCountAndRemoveAttributeProfiles() {
    // Given
    String profile = "{'ID':'A','Attributes':[{'Path':'*req.X','Type':'*none'}]}";
    api.set("ApierV1.SetAttributeProfile", profile);

    // When / Then
    assertThat(api.call("APIerSv1.GetAttributeProfileIDs", "{}")).isEqualTo("['A']");
    assertThat(api.call("APIerSv1.GetAttributeProfileCount", "{}")).isEqualTo("1");
    assertThat(api.call("APIerSv1.GetAttributeProfileIDsCount", "{}")).isEqualTo("1");
    api.set("APIerSv1.RemoveAttributeProfile", "{'ID':'A'}");
    assertThat(api.call("APIerSv1.GetAttributeProfile", "{'ID':'A'}"))
        .isEqualTo("error: NOT_FOUND");
  }
}
