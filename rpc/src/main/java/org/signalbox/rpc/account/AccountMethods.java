package org.signalbox.rpc.account;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.rpc.RpcMethod;

/** All methods on accounts and balances. */
public final class AccountMethods {

  static final String API = "APIerSv1";
  static final String API_V2 = "APIerSv2";

  private AccountMethods() {}

  public static List<RpcMethod> all(AccountContext context) {
    List<RpcMethod> methods = new ArrayList<>();
    methods.addAll(new AccountChangeMethods(context).all());
    methods.addAll(new BalanceMethods(context).all());
    methods.addAll(new AccountQueryMethods(context).all());
    return methods;
  }
}
