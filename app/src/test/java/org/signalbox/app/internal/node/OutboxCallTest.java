package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.app.Signalbox;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.HttpRpcCaller;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.testsupport.Await;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole node, whose actions call its own API. */
class OutboxCallTest {

  @TempDir private Path folder;

  private Signalbox start() {
    ConfigSource settings =
        new ConfigSource(
            Optional.empty(),
            List.of(
                "data=" + folder,
                "rpc.http=127.0.0.1:0",
                "rpc.tcp=off",
                "console.listen=off",
                "diameter.listen=off",
                "diameter.tls=off",
                "sbi.listen=off"),
            name -> Optional.empty());
    return Signalbox.start(
        ConfigReader.read(settings),
        InstantSource.system(),
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private static JsonNode call(RpcCaller api, String method, String parameters) {
    return api.call(method, (ObjectNode) CallJson.read(parameters.replace('\'', '"')));
  }

  @Test
  void shouldGiveWhatAnActionSaysToTheAccountThatItRanOn() {
    // Given
    try (Signalbox node = start();
        RpcCaller api =
            new HttpRpcCaller(
                "127.0.0.1:" + Objects.requireNonNull(node.listeners().get("rpc.http")).getPort(),
                Optional.empty())) {
      ObjectNode gift = CallJson.object();
      gift.put("Address", "*internal");
      gift.put("Method", "APIerSv1.AddBalance");
      gift.putObject("Params")
          .put("Account", "<<.Account.Account>>")
          .put("BalanceType", "*sms")
          .put("Value", 7);
      ObjectNode set = CallJson.object();
      set.put("ActionsId", "GIFT");
      set.putArray("Actions")
          .addObject()
          .put("Identifier", "*cgr_rpc")
          .put("ExtraParameters", CallJson.line(gift));
      api.call("APIerSv1.SetActions", set);

      // When
      call(api, "APIerSv1.ExecuteAction", "{'ActionsId':'GIFT','Account':'1001'}");

      // Then
      Await.until(() -> sms(api).equals("7"), () -> "the gift; it has " + sms(api));
      assertThat(sms(api)).isEqualTo("7");
    }
  }

  private static String sms(RpcCaller api) {
    return call(api, "APIerSv2.GetAccount", "{'Account':'1001'}")
        .path("BalanceMap")
        .path("*sms")
        .path(0)
        .path("Value")
        .toString();
  }
}
