import next from '@salesforce/label/c.ImpartnerPager_Next';
import page from '@salesforce/label/c.ImpartnerPager_Page';
import pages from '@salesforce/label/c.ImpartnerPager_Pages';
import previous from '@salesforce/label/c.ImpartnerPager_Previous';

/** Texts of this component. */
export const labels = {
  next,
  page,
  pages,
  previous,
};
