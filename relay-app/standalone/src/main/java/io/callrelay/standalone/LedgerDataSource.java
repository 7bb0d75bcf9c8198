package io.callrelay.standalone;

import com.mysql.cj.jdbc.MysqlDataSource;

/**
 * What the application server's pool of ledger connections is made of. It takes address and
 * password from this JVM, because the server's commands would read signs in them as their own.
 */
public class LedgerDataSource extends MysqlDataSource {
  private static final long serialVersionUID = 1L;

  /** For the server, at the first use of the pool. */
  public LedgerDataSource() {
    LedgerAccess access = LedgerAccess.sharedWithThisJvm();
    setURL(access.url());
    setUser(access.user());
    setPassword(access.password());
  }
}
