package org.signalbox.rpc.tariff;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.catalog.tp.Members;
import org.signalbox.rpc.RpcParameters;

/**
 * Members that a client sent.
 *
 * @param parameters where they stand
 * @param defaultTenant the tenant where none was sent
 */
record SentMembers(RpcParameters parameters, String defaultTenant) implements Members {

  private static final String TENANT = "Tenant";

  @Override
  public boolean has(String name) {
    return parameters.has(name);
  }

  @Override
  public String text(String name) {
    String text = parameters.text(name);
    return text.isEmpty() && name.equals(TENANT) ? defaultTenant : text;
  }

  @Override
  public List<String> texts(String name) {
    return parameters.texts(name);
  }

  @Override
  public boolean flag(String name) {
    return parameters.flag(name);
  }

  @Override
  public long integer(String name) {
    return parameters.integer(name);
  }

  @Override
  public BigDecimal decimal(String name) {
    return parameters.decimal(name);
  }

  @Override
  public Members object(String name, String typeName) {
    return new SentMembers(parameters.object(name, typeName), defaultTenant);
  }

  @Override
  public List<? extends Members> objects(String name, String typeName) {
    return parameters.objects(name, typeName).stream()
        .map(object -> new SentMembers(object, defaultTenant))
        .toList();
  }
}
