package org.signalbox.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Invariant.BrokenInvariant;

class RpcRegistryTest {

  private static final RpcMethod V1 = method("APIerSv1", "GetCost");
  private static final RpcMethod CDRS_V1 = method("APIerSv1", "GetCDRs");
  private static final RpcMethod CDRS_V2 = method("APIerSv2", "GetCDRs");
  private static final RpcRegistry REGISTRY =
      RpcRegistry.of(List.of(V1, CDRS_V1, CDRS_V2, method("CDRsV1", "ProcessEvent")));

  private static RpcMethod method(String service, String name) {
    return RpcMethod.inline(service, name, parameters -> RpcReply.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"APIerSv1.GetCost", "ApierV1.GetCost", "APIerSv2.GetCost", "ApierV2.GetCost"})
  void shouldAnswerEveryAlias(String name) {
    // Given

    // When
    RpcRegistry.Lookup lookup = REGISTRY.find(name);

    // Then
    assertThat(lookup).isEqualTo(new RpcRegistry.Found(V1));
  }

  @Test
  void shouldPreferTheMethodThatTheSecondVersionDefinesItself() {
    // Given

    // When
    RpcRegistry.Lookup lookup = REGISTRY.find("ApierV2.GetCDRs");

    // Then
    assertThat(lookup).isEqualTo(new RpcRegistry.Found(CDRS_V2));
    assertThat(REGISTRY.find("ApierV1.GetCDRs")).isEqualTo(new RpcRegistry.Found(CDRS_V1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"APIerSv1", "ApierV1", "APIerSv2", "ApierV2", "CDRsV1", "CDRsV2"})
  void shouldAnswerPingOnEveryService(String service) {
    // Given

    // When
    RpcRegistry.Lookup lookup = REGISTRY.find(service + ".Ping");

    // Then
    assertThat(lookup).isInstanceOf(RpcRegistry.Found.class);
  }

  @ParameterizedTest
  @CsvSource({
    "apierv1.Ping, rpc: can't find service apierv1.Ping",
    "APIerSv1.ping, rpc: can't find method APIerSv1.ping",
    "SessionSv1.AuthorizeEvent, rpc: can't find method SessionSv1.AuthorizeEvent",
    "A.B.C, rpc: can't find service A.B.C",
    "GetCost, rpc: service/method request ill-formed: GetCost",
    "'', 'rpc: service/method request ill-formed: '"
  })
  void shouldSayWhichPartOfTheNameIsUnknown(String name, String text) {
    // Given

    // When
    RpcRegistry.Lookup lookup = REGISTRY.find(name);

    // Then
    assertThat(lookup).isEqualTo(new RpcRegistry.Unknown(text));
  }

  @Test
  void shouldRefuseTwoMethodsOfOneName() {
    // Given
    List<RpcMethod> twice = List.of(V1, method("APIerSv1", "GetCost"));

    // When
    Throwable thrown = catchThrowable(() -> RpcRegistry.of(twice));

    // Then
    assertThat(thrown).isInstanceOf(BrokenInvariant.class).hasMessageContaining("GetCost");
  }
}
