package org.signalbox.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.internal.CommandLineSettingDecoder;
import org.signalbox.config.internal.DiameterSettings;
import org.signalbox.config.internal.EnvironmentReference;
import org.signalbox.config.internal.ExposureRule;
import org.signalbox.config.internal.SbiSection;
import org.signalbox.config.internal.SecretFile;
import org.signalbox.config.internal.SettingText;
import org.signalbox.config.internal.SettingTree;
import org.signalbox.config.internal.SettingValues;
import org.signalbox.config.internal.YamlSettingDecoder;
import org.signalbox.core.NumberNormalisation;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.core.TenantRules;

/** Reads settings to a configuration, or reports everything that is wrong with them. */
public final class ConfigReader {

  private final List<Problem> problems = new ArrayList<>();

  private ConfigReader() {}

  /**
   * Reads all settings.
   *
   * @throws ConfigFault with every problem, when there is one
   * @throws OperatorFault when the file cannot be read
   */
  public static SignalboxConfig read(ConfigSource source) {
    return new ConfigReader().readAll(source);
  }

  private SignalboxConfig readAll(ConfigSource source) {
    List<SettingText> found = new ArrayList<>();
    source.file().ifPresent(file -> found.addAll(fromFile(file)));
    CommandLineSettingDecoder commandLine = new CommandLineSettingDecoder(Settings.ALL, problems);
    source.overrides().forEach(text -> commandLine.decode(text).ifPresent(found::add));
    EnvironmentReference environment = new EnvironmentReference(source.environment(), problems);
    List<SettingText> resolved =
        found.stream().flatMap(text -> environment.resolve(text).stream()).toList();
    SettingValues values = new SettingValues(resolved, problems);
    SignalboxConfig config = assemble(values);
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparing(Problem::position, Comparator.comparingInt(SourcePosition::line)));
      throw new ConfigFault(problems);
    }
    return config;
  }

  private List<SettingText> fromFile(Path file) {
    try {
      return new YamlSettingDecoder(file.toString(), problems)
          .decode(Files.readAllBytes(file), SettingTree.of(Settings.ALL));
    } catch (IOException e) {
      throw new OperatorFault(
          "the configuration file " + file + " cannot be read: expected a readable file", e);
    }
  }

  private SignalboxConfig assemble(SettingValues values) {
    SecretFile secrets = new SecretFile(values, problems);
    AuthConfig auth = auth(values, secrets);
    boolean consoleAnonymous = values.value(Settings.CONSOLE_ANONYMOUS);
    new ExposureRule(values, problems).check(auth, consoleAnonymous);
    return new SignalboxConfig(
        values.value(Settings.NAME),
        values.value(Settings.DATA),
        tenants(values),
        new RpcConfig(
            values.value(Settings.RPC_HTTP), values.value(Settings.RPC_TCP), limits(values), auth),
        new ConsoleConfig(values.value(Settings.CONSOLE_LISTEN), consoleAnonymous),
        new DiameterSettings(values, problems).read(),
        values.optional(Settings.OCS_FILE),
        new SbiSection(values, problems).read(),
        eir(values),
        storage(values, secrets),
        mail(values, secrets),
        values.optional(Settings.DYNAPREPAID_PLANS).orElse(List.of()),
        new LoggingConfig(values.value(Settings.LOGGING_LEVEL), levels(values)));
  }

  private static TenantRules tenants(SettingValues values) {
    Map<String, ZoneId> zones = new HashMap<>();
    Map<String, NumberNormalisation> normalisations = new HashMap<>();
    for (String tenant : values.names(Settings.TENANT_TIME_ZONE)) {
      values.optional(Settings.TENANT_TIME_ZONE, tenant).ifPresent(zone -> zones.put(tenant, zone));
      Map<String, String> replacements = new HashMap<>();
      for (String prefix : values.names(Settings.TENANT_NUMBERS, tenant)) {
        values
            .optional(Settings.TENANT_NUMBERS, tenant, prefix)
            .ifPresent(replacement -> replacements.put(prefix, replacement));
      }
      if (!replacements.isEmpty()) {
        normalisations.put(tenant, new NumberNormalisation(replacements));
      }
    }
    return new TenantRules(
        values.value(Settings.TENANT), values.value(Settings.TIME_ZONE), zones, normalisations);
  }

  private static AuthConfig auth(SettingValues values, SecretFile secrets) {
    Map<String, Secret> users = new LinkedHashMap<>();
    for (String user : values.names(Settings.RPC_USER_PASSWORD)) {
      secrets
          .read(Settings.RPC_USER_PASSWORD, Settings.RPC_USER_PASSWORD_FILE, user)
          .ifPresent(password -> users.put(user, password));
    }
    Map<String, Secret> tokens = new LinkedHashMap<>();
    for (String name : values.names(Settings.RPC_TOKEN)) {
      secrets
          .read(Settings.RPC_TOKEN, Settings.RPC_TOKEN_FILE, name)
          .ifPresent(token -> tokens.put(name, token));
    }
    return new AuthConfig(values.value(Settings.RPC_ANONYMOUS), users, tokens);
  }

  private static EirConfig eir(SettingValues values) {
    return new EirConfig(
        values.value(EirSettings.UNKNOWN),
        values.value(EirSettings.LOCK_BREACH),
        values.value(EirSettings.BLACKLISTED_STATUS),
        new EirConfig.Audit(
            values.value(EirSettings.AUDIT_ONE_IN),
            values.value(EirSettings.AUDIT_KEEP),
            values.value(EirSettings.AUDIT_CLEAR)));
  }

  private static RpcConfig.Limits limits(SettingValues values) {
    return new RpcConfig.Limits(
        values.value(Settings.RPC_REQUEST_SIZE),
        values.value(Settings.RPC_NESTING),
        values.value(Settings.RPC_CONNECTIONS),
        values.value(Settings.RPC_IN_FLIGHT),
        values.value(Settings.RPC_CALLS),
        values.value(Settings.RPC_REQUEST_TIMEOUT));
  }

  private StorageConfig storage(SettingValues values, SecretFile secrets) {
    StorageConfig.Location location = values.value(Settings.STORAGE_DATABASE);
    Optional<String> user = values.optional(Settings.STORAGE_USER);
    if (location instanceof StorageConfig.Server && user.isEmpty()) {
      problems.add(
          new Problem(
              values
                  .position(Settings.STORAGE_DATABASE)
                  .orElse(new SourcePosition(Settings.STORAGE_DATABASE.key(), 1, 1)),
              "a database server without a user",
              "storage.user, and storage.password or storage.password-file"));
    }
    return new StorageConfig(
        location,
        user,
        secrets.read(Settings.STORAGE_PASSWORD, Settings.STORAGE_PASSWORD_FILE),
        values.value(Settings.STORAGE_READERS),
        values.optional(Settings.STORAGE_KEEP_LOG));
  }

  private Optional<MailConfig> mail(SettingValues values, SecretFile secrets) {
    Optional<ListenAddress> server = values.optional(MailSettings.SERVER);
    Optional<String> from = values.optional(MailSettings.FROM);
    Optional<Secret> password = secrets.read(MailSettings.PASSWORD, MailSettings.PASSWORD_FILE);
    if (server.isPresent() && from.isEmpty()) {
      problems.add(
          new Problem(
              values
                  .position(MailSettings.SERVER)
                  .orElse(new SourcePosition(MailSettings.SERVER.key(), 1, 1)),
              "a mail server without a sender",
              "mail.from"));
    }
    return server.flatMap(address ->
        from.map(sender ->
            new MailConfig(
                address,
                sender,
                values.optional(MailSettings.USER),
                password,
                values.value(MailSettings.TLS))));
  }

  private static Map<String, LoggingConfig.Level> levels(SettingValues values) {
    Map<String, LoggingConfig.Level> levels = new HashMap<>();
    for (String logger : values.names(Settings.LOGGING_LEVELS)) {
      values
          .optional(Settings.LOGGING_LEVELS, logger)
          .ifPresent(level -> levels.put(logger, level));
    }
    return levels;
  }
}
