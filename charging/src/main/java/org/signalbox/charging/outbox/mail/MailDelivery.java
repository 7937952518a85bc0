package org.signalbox.charging.outbox.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.outbox.DeliveryPort;
import org.signalbox.charging.outbox.OutboxItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what {@code *mail_async} left in the outbox. Any thread. */
public final class MailDelivery implements DeliveryPort {

  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Optional<MailServer> server;
  private final Duration patience;

  /**
   * @param server empty where none is set: then mails wait for one, as long as anything waits
   */
  public MailDelivery(Optional<MailServer> server) {
    this(server, PATIENCE);
  }

  MailDelivery(Optional<MailServer> server, Duration patience) {
    this.server = server;
    this.patience = patience;
  }

  @Override
  public Optional<String> deliver(OutboxItem item) {
    if (server.isEmpty()) {
      return Optional.of("mail.server is not set");
    }
    try {
      List<String> refused = SmtpDialogue.send(server.get(), mail(item), patience);
      if (!refused.isEmpty()) {
        LOG.atWarn()
            .addKeyValue("id", item.id())
            .addKeyValue("refused", refused)
            .log("the mail server refused recipients; the others have the mail");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Mail mail(OutboxItem item) {
    JsonNode body = JSON.readTree(item.body());
    List<String> to = new ArrayList<>();
    body.path("To").forEach(address -> to.add(address.asString()));
    JsonNode account = body.path("Account");
    String actions = body.path("Actions").asString("");
    String id = account.path("ID").asString("");
    String text =
        String.join(
            "\n",
            "Time: " + body.path("At").asString(""),
            "Actions: " + actions,
            "Account: " + id,
            "",
            JSON.writerWithDefaultPrettyPrinter().writeValueAsString(account),
            "");
    // With the time, two nodes of one domain cannot name two mails alike.
    String messageId = item.position() + "." + item.index() + "." + item.createdAt().toEpochMilli();
    return new Mail(messageId, to, "[Signalbox] " + actions + " on " + id, text, item.createdAt());
  }
}
