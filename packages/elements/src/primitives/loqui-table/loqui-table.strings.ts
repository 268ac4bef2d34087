export const strings = {
  selectRow: (name: string) => `Select ${name}`,
  selectAllRows: 'Select all rows',
  selectedRows: (count: string, all: string) => `${count} of ${all} selected`,
  sortedBy: (columns: string) => `Sorted by ${columns}`,
  ascending: (column: string) => `${column}, ascending`,
  descending: (column: string) => `${column}, descending`,
  notSorted: 'Not sorted',
  noRows: 'No rows',
  loadingRows: 'Loading rows',
  tableOfRows: 'Table',
  cellYes: 'Yes',
  cellNo: 'No',
};
