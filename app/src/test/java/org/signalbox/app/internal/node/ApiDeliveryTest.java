package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.charging.outbox.OutboxItem;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcReply;

class ApiDeliveryTest {

  private final List<String> called = new ArrayList<>();
  private final RpcRegistry registry =
      RpcRegistry.of(
          List.of(
              RpcMethod.blocking(
                  "A",
                  "B",
                  parameters -> {
                    called.add(parameters.text("Account"));
                    String error = parameters.text("Error");
                    return error.isEmpty() ? RpcReply.OK : RpcReply.failure(error);
                  })));

  private Optional<String> deliver(String body) {
    return new ApiDelivery(registry, RpcLimits.DEFAULT)
        .deliver(new OutboxItem(17, 0, "*internal", body, Instant.EPOCH, 0));
  }

  @Test
  void shouldCallTheMethodOfTheNodeItself() {
    // When
    Optional<String> failure =
        deliver("{\"method\":\"A.B\",\"params\":[{\"Account\":\"1001\"}],\"id\":\"17:0\"}");

    // Then
    assertThat(failure).isEmpty();
    assertThat(called).containsExactly("1001");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND,false",
    "SERVER_ERROR: the ledger is too busy; nothing was done; it may be sent again,true",
    "SERVER_ERROR: no answer of the ledger: timed out,true"
  })
  void shouldCallAgainOnlyWhatMayHaveAnotherAnswer(String error, boolean isAgain) {
    // When
    Optional<String> failure =
        deliver("{\"method\":\"A.B\",\"params\":[{\"Error\":\"" + error + "\"}],\"id\":1}");

    // Then
    assertThat(failure.isPresent()).isEqualTo(isAgain);
    assertThat(called).hasSize(1);
  }

  @Test
  void shouldBeDoneWithACallOfAMethodThatThereIsNot() {
    // When
    Optional<String> failure = deliver("{\"method\":\"A.X\",\"params\":[{}],\"id\":1}");

    // Then
    assertThat(failure).isEmpty();
    assertThat(called).isEmpty();
  }
}
