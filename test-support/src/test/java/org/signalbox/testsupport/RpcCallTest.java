package org.signalbox.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RpcCallTest {

  @Test
  void shouldWriteApostrophesAsQuotes() {
    // When
    String request = new RpcCall("APIerSv1.Ping", "{'Tenant':'a'}").request(7);

    // Then
    assertThat(request)
        .isEqualTo("{\"method\":\"APIerSv1.Ping\",\"params\":[{\"Tenant\":\"a\"}],\"id\":7}");
  }

  @Test
  void shouldReadNumbersExactly() {
    // When
    RpcAnswer answer =
        RpcAnswer.parse("{\"id\":1,\"result\":0.0123456789012345678,\"error\":null}");

    // Then
    assertThat(answer.result().decimalValue()).isEqualTo(new BigDecimal("0.0123456789012345678"));
  }

  @Test
  void shouldFailOnAnErrorWhereAResultIsExpected() {
    // Given
    RpcAnswer answer = RpcAnswer.parse("{\"id\":1,\"result\":null,\"error\":\"NOT_FOUND\"}");

    // When
    var failure = assertThatThrownBy(answer::result);

    // Then
    failure.hasMessageContaining("NOT_FOUND");
    assertThat(answer.failure()).isEqualTo("NOT_FOUND");
  }
}
