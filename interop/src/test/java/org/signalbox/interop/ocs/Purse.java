package org.signalbox.interop.ocs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.testsupport.Await;
import tools.jackson.databind.JsonNode;

/**
 * An account with money, seen through the API.
 *
 * @param account its name, which is the subscriber's number without a plus
 */
record Purse(RpcPort rpc, String account) {

  /** A new account with money in it. */
  static Purse with(RpcPort rpc, String account, String money) {
    Purse purse = new Purse(rpc, account);
    purse.add(money);
    return purse;
  }

  /** Tops the account up. */
  void add(String money) {
    rpc.call(
            "APIerSv1.AddBalance",
            "{'Tenant':'%s','Account':'%s','BalanceType':'*monetary','Value':%s}"
                .formatted(ChargedTariff.TENANT, account, money))
        .result();
  }

  /** What could be spent now: what is reserved is not in it. */
  BigDecimal money() {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode balance : view().path("BalanceMap").path("*monetary")) {
      sum = sum.add(balance.path("Value").decimalValue());
    }
    return sum;
  }

  private JsonNode view() {
    return rpc.call(
            "APIerSv2.GetAccount",
            "{'Tenant':'%s','Account':'%s'}".formatted(ChargedTariff.TENANT, account))
        .result();
  }

  /** The CDRs of the account; waits until there are so many. */
  List<JsonNode> cdrs(int count) {
    List<JsonNode> found = new ArrayList<>();
    Await.until(
        () -> {
          found.clear();
          rpc.call(
                  "APIerSv2.GetCDRs",
                  "{'Accounts':['%s'],'RunIDs':['*default']}".formatted(account))
              .json()
              .path("result")
              .forEach(found::add);
          return found.size() >= count;
        },
        () -> count + " CDRs of " + account + ", there are " + found);
    return List.copyOf(found);
  }
}
