package org.tracer.export;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Formats rest on what all of them share, and none on another. */
@AnalyzeClasses(
    packages = "org.tracer.export",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {

  /** Packages of one format each, and the tables, which are of no trace. */
  @ArchTest
  static final ArchRule formatsKnowNoOtherFormat =
      slices()
          .matching("org.tracer.export.(*)")
          .namingSlices("$1")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              JavaClass.Predicates.resideInAPackage("org.tracer.export.flow"));

  @ArchTest
  static final ArchRule whatAllShareKnowsNoFormat =
      noClasses()
          .that()
          .resideInAnyPackage("org.tracer.export", "org.tracer.export.flow")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.tracer.export.(anx|caseuco|csv|cytoscape|dot|ftm|gexf|graphml|html|i2)..",
              "org.tracer.export.(json|maltego|misp|neo4j|stix|tables|tagpack|report)..");

  @ArchTest
  static final ArchRule flowRestsOnWhatAllShare =
      noClasses()
          .that()
          .resideInAPackage("org.tracer.export")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tracer.export.flow");

  @ArchTest
  static final ArchRule reportsUseNoGraphs =
      noClasses()
          .that()
          .resideInAPackage("org.tracer.export.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tracer.export.flow..", "org.tracer.graph..");

  @ArchTest
  static final ArchRule reportFormatsKnowTextAlone =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.tracer.export.report.(html|markdown|pdf)", "org.tracer.export.report.text")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tracer.export.report", "org.tracer.export.report.facts");
}
