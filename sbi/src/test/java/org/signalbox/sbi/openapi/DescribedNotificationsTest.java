package org.signalbox.sbi.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.sbi.nrf.NfText;
import org.signalbox.sbi.nrf.management.Subscriber;
import tools.jackson.databind.JsonNode;

/** Notifications of every form are as they are described. */
class DescribedNotificationsTest {

  private static final String UDM = "/nnrf-nfm/v1/nf-instances/" + NfText.UDM;

  @TempDir private Path folder;
  private DescribedServer server;

  @BeforeEach
  void open() {
    server = new DescribedServer(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''",
        ",\"requesterFeatures\":\"1\"",
        ",\"completeProfileSubscription\":true",
        ",\"notifCondition\":{\"unmonitoredAttributes\":[\"load\"]}",
        ",\"subscrCond\":{\"nfSetId\":\"s1\"}",
        ",\"reqNfType\":\"AMF\""
      })
  void shouldNotifyAsDescribed(String subscription) {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      server.ask(
          "POST",
          "/nnrf-nfm/v1/subscriptions",
          "{\"nfStatusNotificationUri\":\"" + subscriber.callback() + "\"" + subscription + "}");

      // When
      server.ask(
          "PUT",
          UDM,
          NfText.udm().replace("\"priority\":0", "\"priority\":0,\"nfSetIdList\":[\"s1\"]"));
      server.ask("PATCH", UDM, "[{\"op\":\"replace\",\"path\":\"/priority\",\"value\":3}]");
      server.ask("PATCH", UDM, "[{\"op\":\"remove\",\"path\":\"/nfSetIdList\"}]");
      server.ask(
          "PATCH", UDM, "[{\"op\":\"add\",\"path\":\"/allowedNfTypes\",\"value\":[\"SMF\"]}]");
      server.ask("DELETE", UDM, "");

      // Then
      ServedSchemas schemas = new ServedSchemas();
      for (JsonNode told : subscriber.told(3)) {
        assertThat(schemas.validate("nnrf-nfm.json", "NotificationData", told))
            .as(told.toString())
            .isEmpty();
      }
    }
  }
}
