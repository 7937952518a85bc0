package org.signalbox.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RpcParametersTest {

  private static RpcParameters parameters(String json) {
    return RpcParameters.ofArgument(ExactJson.read(json)).as("AttrGetCost");
  }

  private static void assertRefused(ThrowingCallable call, String text) {
    assertThatThrownBy(call).isInstanceOf(MalformedParameters.class).hasMessage(text);
  }

  @Test
  void shouldMatchNamesInAnyCaseAndPreferTheExactOne() {
    // Given
    RpcParameters parameters = parameters("{\"usage\":\"1s\",\"TENANT\":\"a\",\"Tenant\":\"b\"}");

    // When
    List<String> read = List.of(parameters.text("Usage"), parameters.text("Tenant"));

    // Then
    assertThat(read).containsExactly("1s", "b");
  }

  @Test
  void shouldTakeAbsentAndNullAsTheZeroValue() {
    // Given
    RpcParameters parameters = parameters("{\"Flag\":null,\"Text\":null,\"Number\":null}");

    // When
    boolean flag = parameters.flag("Flag");

    // Then
    assertThat(flag).isFalse();
    assertThat(parameters.has("Text")).isFalse();
    assertThat(parameters.text("Text")).isEmpty();
    assertThat(parameters.integer("Number")).isZero();
    assertThat(parameters.decimal("Number")).isZero();
    assertThat(parameters.texts("List")).isEmpty();
    assertThat(parameters.objects("List", "T")).isEmpty();
    assertThat(parameters.object("Object", "T").has("x")).isFalse();
  }

  @Test
  void shouldNameAllMissingMembersInOrder() {
    // Given
    RpcParameters parameters = parameters("{\"TPid\":\"T\",\"ID\":\"\",\"Prefixes\":[],\"N\":0}");

    // When
    ThrowingCallable requiring = () -> parameters.requiring("TPid", "ID", "Prefixes", "N");

    // Then
    assertRefused(requiring, "MANDATORY_IE_MISSING: [ID Prefixes]");
  }

  @Test
  void shouldRefuseOtherTypesInTheWordsOfTheReference() {
    // Given
    RpcParameters parameters =
        parameters("{\"S\":\"x\",\"N\":1.5,\"A\":[1],\"B\":true,\"O\":{\"X\":1}}");

    // When
    String prefix = "json: cannot unmarshal ";

    // Then
    assertRefused(
        () -> parameters.text("N"),
        prefix + "number into Go struct field AttrGetCost.N of type string");
    assertRefused(
        () -> parameters.integer("N"),
        prefix + "number 1.5 into Go struct field AttrGetCost.N of type int");
    assertRefused(
        () -> parameters.decimal("S"),
        prefix + "string into Go struct field AttrGetCost.S of type float64");
    assertRefused(
        () -> parameters.flag("S"),
        prefix + "string into Go struct field AttrGetCost.S of type bool");
    assertRefused(
        () -> parameters.texts("A"),
        prefix + "number into Go struct field AttrGetCost.A of type string");
    assertRefused(
        () -> parameters.texts("B"),
        prefix + "bool into Go struct field AttrGetCost.B of type []string");
    assertRefused(
        () -> parameters.object("A", "Inner"),
        prefix + "array into Go struct field AttrGetCost.A of type Inner");
    assertRefused(
        () -> parameters.objects("A", "Inner"),
        prefix + "number into Go struct field AttrGetCost.A of type Inner");
    assertRefused(
        () -> parameters.object("O", "Inner").text("X"),
        prefix + "number into Go struct field Inner.O.X of type string");
  }

  @Test
  void shouldRefuseAnArgumentThatIsNoObject() {
    // Given
    RpcParameters parameters = parameters("[1]");

    // When
    ThrowingCallable reading = () -> parameters.text("Usage");

    // Then
    assertRefused(reading, "json: cannot unmarshal array into Go value of type AttrGetCost");
  }

  @Test
  void shouldReadABareStringArgument() {
    // Given
    RpcParameters parameters = parameters("\"Dest_AU_Mobile\"");

    // When
    String text = parameters.textArgument();

    // Then
    assertThat(text).isEqualTo("Dest_AU_Mobile");
    assertThat(parameters("{}").textArgument()).isEmpty();
    assertRefused(
        () -> parameters("{\"a\":1}").textArgument(),
        "json: cannot unmarshal object into Go value of type string");
  }

  @Test
  void shouldKeepEveryDigitOfADecimal() {
    // Given
    RpcParameters parameters = parameters("{\"R\":0.012345678901234567890123456789}");

    // When
    BigDecimal rate = parameters.decimal("R");

    // Then
    assertThat(rate.toPlainString()).isEqualTo("0.012345678901234567890123456789");
  }

  @Test
  void shouldRefuseAHugeExponentWithoutExpandingIt() {
    // Given
    RpcParameters parameters =
        parameters("{\"A\":1e999999999,\"B\":1e-999999999,\"Z\":0e999999999,\"I\":1e400}");

    // When
    ThrowingCallable reading = () -> parameters.decimal("A");

    // Then
    assertRefused(
        reading,
        "json: cannot unmarshal number 1e+999999999 into Go struct field AttrGetCost.A of type"
            + " float64");
    assertThatThrownBy(() -> parameters.decimal("B")).isInstanceOf(MalformedParameters.class);
    assertThatThrownBy(() -> parameters.integer("A")).isInstanceOf(MalformedParameters.class);
    assertThatThrownBy(() -> parameters.integer("I")).isInstanceOf(MalformedParameters.class);
    assertThat(parameters.decimal("Z")).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void shouldRefuseAWholeNumberBeyondSixtyFourBits() {
    // Given
    RpcParameters parameters = parameters("{\"N\":9223372036854775808}");

    // When
    ThrowingCallable reading = () -> parameters.integer("N");

    // Then
    assertRefused(
        reading,
        "json: cannot unmarshal number 9223372036854775808 into Go struct field AttrGetCost.N of"
            + " type int");
  }

  @Test
  void shouldTakeNullsInListsAsZeroValues() {
    // Given
    RpcParameters parameters = parameters("{\"T\":[null,\"a\"],\"O\":[null,{\"X\":\"y\"}]}");

    // When
    List<String> texts = parameters.texts("T");

    // Then
    assertThat(texts).containsExactly("", "a");
    assertThat(parameters.objects("O", "T").stream().map(o -> o.text("X")))
        .containsExactly("", "y");
  }

  @Test
  void shouldKeepMembersOutOfItsOwnText() {
    // Given
    RpcParameters parameters = parameters("{\"Account\":\"61400000000\"}");

    // When
    String text = parameters.toString();

    // Then
    assertThat(text).isEqualTo("AttrGetCost");
  }
}
