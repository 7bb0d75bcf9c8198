package io.callrelay.ledger;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;

/**
 * Brings the database to the schema that this version knows (Flyway) and opens Hibernate upon it,
 * which only checks that the tables are as it expects.
 */
final class LedgerSchema {
  /** Statements that go to the database in one packet. */
  private static final int BATCH = 256;

  private LedgerSchema() {}

  /**
   * @throws RuntimeException when the database does not answer or its tables do not fit
   */
  static SessionFactory open(DataSource dataSource) {
    migrate(dataSource);
    StandardServiceRegistry registry = registry(dataSource);
    try {
      return new MetadataSources(registry)
          .addAnnotatedClasses(
              CallRecord.class,
              AttemptRecord.class,
              QuarantineRecord.class,
              DeliveryControlRecord.class,
              ActRecord.class,
              ReplayRecord.class,
              IncidentRecord.class,
              NoticeRecord.class,
              TokenRecord.class,
              UserRecord.class,
              SessionRecord.class)
          .buildMetadata()
          .buildSessionFactory();
    } catch (RuntimeException e) {
      StandardServiceRegistryBuilder.destroy(registry);
      throw e;
    }
  }

  /** A migration that was cut off halfway is done again; its statements allow for that. */
  private static void migrate(DataSource dataSource) {
    Flyway flyway =
        Flyway.configure(LedgerSchema.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .load();
    if (Stream.of(flyway.info().all()).anyMatch(migration -> migration.getState().isFailed())) {
      flyway.repair();
    }
    flyway.migrate();
  }

  /**
   * The database is named because asking MariaDB for its name through Connector/J fails; it is
   * named MySQL, so that no statement is made that only MariaDB understands.
   */
  private static StandardServiceRegistry registry(DataSource dataSource) {
    return new StandardServiceRegistryBuilder()
        .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
        .applySetting(AvailableSettings.TRANSACTION_COORDINATOR_STRATEGY, "jdbc")
        .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, false)
        .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "MySQL")
        .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, "8")
        .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, "4")
        .applySetting(AvailableSettings.JSON_FORMAT_MAPPER, new NoFormat())
        .applySetting(AvailableSettings.XML_FORMAT_MAPPER, new NoFormat())
        .applySetting(AvailableSettings.HBM2DDL_AUTO, "validate")
        .applySetting(AvailableSettings.JDBC_TIME_ZONE, "UTC")
        .applySetting(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH)
        .applySetting(AvailableSettings.ORDER_INSERTS, true)
        .applySetting(AvailableSettings.ORDER_UPDATES, true)
        .applySetting(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, true)
        .build();
  }
}
