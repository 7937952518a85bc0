package org.signalbox.charging.outbox.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.signalbox.charging.outbox.mail.SmtpConnection.Reply;

/** One mail to a server, from greeting to goodbye (RFC 5321). One thread. */
final class SmtpDialogue {

  private final MailServer server;
  private final SmtpConnection connection;
  private List<String> offers = List.of();

  private SmtpDialogue(MailServer server, SmtpConnection connection) {
    this.server = server;
    this.connection = connection;
  }

  /**
   * Sends a mail.
   *
   * @param patience for all of it: other mails wait meanwhile
   * @return the recipients whom the server refused, with what it said; never all of them
   * @throws IOException when nobody gets it
   */
  static List<String> send(MailServer server, Mail mail, Duration patience) throws IOException {
    try (SmtpConnection connection = SmtpConnection.open(server, patience)) {
      return new SmtpDialogue(server, connection).send(mail);
    }
  }

  private List<String> send(Mail mail) throws IOException {
    require(connection.reply());
    greet();
    protect();
    logIn();
    require(connection.ask("MAIL FROM:<" + server.from() + ">"));
    List<String> refused = new ArrayList<>();
    for (String recipient : mail.to()) {
      Reply reply = connection.ask("RCPT TO:<" + recipient + ">");
      if (!reply.isPositive()) {
        refused.add(recipient + ": " + reply);
      }
    }
    if (refused.size() == mail.to().size()) {
      throw new IOException("no recipient was taken: " + String.join(", ", refused));
    }
    require(connection.ask("DATA"), 354);
    for (String line : mail.lines(server.from())) {
      // RFC 5321 §4.5.2: a lone dot would end the mail.
      connection.send(line.startsWith(".") ? "." + line : line);
    }
    require(connection.ask("."));
    connection.send("QUIT");
    return refused;
  }

  private void greet() throws IOException {
    Reply reply = connection.ask("EHLO " + connection.ownName());
    if (reply.isPositive()) {
      offers = reply.lines().stream().map(line -> line.toUpperCase(Locale.ROOT)).toList();
    } else {
      offers = List.of();
      require(connection.ask("HELO " + connection.ownName()));
    }
  }

  private boolean offers(String keyword) {
    return offers.stream().anyMatch(line -> line.equals(keyword));
  }

  private void protect() throws IOException {
    boolean isWanted =
        switch (server.tls()) {
          case OFF, IMMEDIATE -> false;
          case OFFERED -> offers("STARTTLS");
          case REQUIRED -> true;
        };
    if (isWanted) {
      require(connection.ask("STARTTLS"));
      connection.protect();
      greet();
    }
  }

  private void logIn() throws IOException {
    if (server.login().isEmpty()) {
      return;
    }
    MailServer.Login login = server.login().get();
    if (!connection.isProtected() && !connection.isLoopback()) {
      throw new IOException("the password is not sent without TLS");
    }
    boolean isPlain =
        offers.stream()
            .filter(line -> line.startsWith("AUTH "))
            .anyMatch(line -> List.of(line.split(" ")).contains("PLAIN"));
    if (isPlain) {
      String both = "\0" + login.user() + "\0" + login.password();
      require(connection.ask("AUTH PLAIN " + base64(both)));
    } else {
      require(connection.ask("AUTH LOGIN"), 334);
      require(connection.ask(base64(login.user())), 334);
      require(connection.ask(base64(login.password())));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void require(Reply reply) throws IOException {
    if (!reply.isPositive()) {
      throw new IOException("the server said " + reply);
    }
  }

  private static void require(Reply reply, int code) throws IOException {
    if (reply.code() != code) {
      throw new IOException("the server said " + reply);
    }
  }
}
