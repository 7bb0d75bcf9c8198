package io.callrelay.deployed;

import io.callrelay.support.Distribution;
import io.callrelay.support.LedgerDatabase;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distribution's server commands, but for where the pool finds the ledger: there the
 * distribution has a data source of its own, which its program tells the address.
 */
final class LedgerPool {
  private static final Pattern POOL =
      Pattern.compile(
          "^(create-jdbc-connection-pool) --datasourceclassname \\S+ (.*?)(?: --property \\S+)?"
              + " (\\S+)$",
          Pattern.MULTILINE);
  private static final String WHAT_THE_RELAY_RELIES_ON =
      "connectTimeout=2000:socketTimeout=10000:rewriteBatchedStatements=true"
          + ":useLocalSessionState=true:connectionTimeZone=UTC"
          + ":forceConnectionTimeZoneToSession=true:preserveInstants=true:characterEncoding=UTF-8"
          + ":fallbackToSystemKeyStore=false";

  private LedgerPool() {}

  static String commands(int port) {
    Matcher pool = POOL.matcher(Distribution.unpacked().serverCommands());
    if (!pool.find()) {
      throw new IllegalStateException("the distribution makes no pool of ledger connections");
    }
    return pool.replaceFirst(
        "$1 --datasourceclassname com.mysql.cj.jdbc.MysqlDataSource $2 --property "
            + "serverName=127.0.0.1:portNumber=%d:databaseName=%s:user=%s:password=%s:%s $3"
                .formatted(
                    port,
                    LedgerDatabase.NAME,
                    LedgerDatabase.USER,
                    LedgerDatabase.PASSWORD,
                    WHAT_THE_RELAY_RELIES_ON));
  }
}
