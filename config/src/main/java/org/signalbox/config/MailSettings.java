package org.signalbox.config;

import java.nio.file.Path;
import java.util.List;

/** The settings of mails that actions send; part of {@link Settings#ALL}. */
public final class MailSettings {

  public static final Setting<ListenAddress> SERVER =
      Setting.optional(
          "mail.server",
          ValueForms.ADDRESS,
          "127.0.0.1:25",
          """
          The mail server (SMTP) that takes the mails of *mail_async. Not set: they wait for one,
          for a day at most.\
          """);

  public static final Setting<String> FROM =
      Setting.optional(
          "mail.from",
          ValueForms.MAIL_ADDRESS,
          "signalbox@example.org",
          "The sender of all mails; it must be set where mail.server is.");

  public static final Setting<String> USER =
      Setting.optional("mail.user", ValueForms.NAME, "signalbox", "The user of a mail server.");

  public static final Setting<Secret> PASSWORD =
      Setting.optional(
          "mail.password",
          ValueForms.SECRET,
          "${SIGNALBOX_MAIL_PASSWORD}",
          """
          The password of that user, from an environment variable. It is sent under TLS, or to
          loopback.\
          """);

  public static final Setting<Path> PASSWORD_FILE =
      Setting.optional(
          "mail.password-file",
          ValueForms.PATH,
          "/etc/signalbox/mail.password",
          "The same from a file that holds the password alone.");

  public static final Setting<MailConfig.Tls> TLS =
      Setting.of(
          "mail.tls",
          ValueForms.oneOf(MailConfig.Tls.class),
          "offered",
          """
          How the way to the server is protected. offered: by STARTTLS where the server offers
          it; required: by STARTTLS or no mail goes; immediate: from the first octet, as on port
          465. The certificate must fit the name in mail.server.\
          """);

  /** All of them, in the order of the file. */
  static final List<Setting<?>> ALL = List.of(TLS, SERVER, FROM, USER, PASSWORD, PASSWORD_FILE);

  private MailSettings() {}
}
