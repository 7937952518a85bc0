package org.signalbox.app.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.OperatorFault;

class SentenceParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ping | APIerSv1.Ping | {}",
        "ping chargers | ChargerSv1.Ping | {}",
        "ping AttributeSv1 | AttributeSv1.Ping | {}",
        "status | CoreSv1.Status | {}",
        "cost Category=\"call\" Usage=\"123s\" | APIerSv1.GetCost | {\"Category\":\"call\",\"Usage\":\"123s\"}",
        "cost Category = \"call\" | APIerSv1.GetCost | {\"Category\":\"call\"}",
        "cost Subject=1001 | APIerSv1.GetCost | {\"Subject\":1001}",
        "cost Usage=123s | APIerSv1.GetCost | {\"Usage\":\"123s\"}",
        "cost Rate=0.0123456789 | APIerSv1.GetCost | {\"Rate\":0.0123456789}",
        "cost Subject=\"a \\\"b\\\" = c\" | APIerSv1.GetCost | {\"Subject\":\"a \\\"b\\\" = c\"}",
        "load_tp_from_stordb Tpid=\"cgrates.org\" Cleanup=true Validate=true DisableDestinations=false | APIerSv1.LoadTariffPlanFromStorDb | {\"Tpid\":\"cgrates.org\",\"Cleanup\":true,\"Validate\":true,\"DisableDestinations\":false}",
        "cdrs Accounts=[\"1001\", \"1002\"] Limit=5 | APIerSv2.GetCDRs | {\"Accounts\":[\"1001\",\"1002\"],\"Limit\":5}",
        "cost APIOpts={\"*explain\": true} | APIerSv1.GetCost | {\"APIOpts\":{\"*explain\":true}}",
        "cost APIOpts={\"a\":\"}\"} Usage=\"1s\" | APIerSv1.GetCost | {\"APIOpts\":{\"a\":\"}\"},\"Usage\":\"1s\"}",
        "APIerSv1.GetCost {\"Usage\": \"1s\"} | APIerSv1.GetCost | {\"Usage\":\"1s\"}",
        "APIerSv1.GetCost [{\"Usage\": \"1s\"}] | APIerSv1.GetCost | {\"Usage\":\"1s\"}",
        "APIerSv1.GetCost [] | APIerSv1.GetCost | {}",
        "APIerSv1.GetCost Usage=\"1s\" | APIerSv1.GetCost | {\"Usage\":\"1s\"}",
        "cost {\"Usage\": \"1s\"} | APIerSv1.GetCost | {\"Usage\":\"1s\"}"
      })
  void shouldReadWhatPeopleType(String text, String method, String parameters) {
    // When
    Sentence sentence = SentenceParser.parse(text);

    // Then
    assertThat(sentence.method()).isEqualTo(method);
    assertThat(CallJson.line(sentence.parameters())).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | found nothing, expected a command such as ping or cost",
        "costs Usage=1 | there is no command \"costs\": did you mean \"cost\"?",
        "load_tp_from_stord | there is no command \"load_tp_from_stord\": did you mean \"load_tp_from_stordb\"?",
        "xyzzyplugh | there is no command \"xyzzyplugh\": \"help\" lists all, and a full name such as APIerSv1.GetCost works too",
        "cost Usage | found \"Usage\" without a value, expected Usage=\"...\"",
        "cost Usage= | found nothing after Usage=, expected a value",
        "cost Usage=\"1s | found Usage=\"1s, expected a closing quotation mark",
        "cost APIOpts={\"a\":1 | found APIOpts={\"a\":1, expected a closing bracket",
        "cost =1 | found \"=1\", expected Key=\"value\" (column 6)"
      })
  void shouldSayWhatItExpected(String text, String message) {
    assertThatThrownBy(() -> SentenceParser.parse(text))
        .isInstanceOf(OperatorFault.class)
        .hasMessage(message);
  }

  @Test
  void shouldRefuseBrokenJsonWithItsColumn() {
    assertThatThrownBy(() -> SentenceParser.parse("APIerSv1.GetCost {\"Usage\" 1}"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("expected JSON")
        .hasMessageContaining("column");
  }

  @Test
  void shouldRefuseMoreThanOneObject() {
    assertThatThrownBy(() -> SentenceParser.parse("APIerSv1.GetCost [{}, {}]"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("expected one object");
  }
}
